namespace InsightsEtl.Extract;

/// <summary>Compares a part as it is with what its manifest says of it.</summary>
static class PartCheck
{
    /// <exception cref="RefusedDeliveryException">Bytes, hash or rows differ.</exception>
    /// <exception cref="UnreadablePartException">The part cannot be read as its feed.</exception>
    public static RecordCount Verified(LandedPart found, ManifestPart expected, Feed feed, CancellationToken cancellationToken)
    {
        if (found.Bytes != expected.Bytes) throw Differs("bytes", found.Bytes, expected.Bytes);
        if (found.Sha256 != expected.Sha256) throw Differs("sha256", found.Sha256, expected.Sha256);
        var count = RecordReader.Count(found, feed, cancellationToken);
        return count.Rows == expected.Rows ? count : throw Differs("rows", count.Rows, expected.Rows);

        RefusedDeliveryException Differs(string what, object isFound, object isExpected) =>
            new($"Part {expected.Name} has {what} {isFound}, the manifest expects {isExpected}. Deliver it again, the manifest last.");
    }
}
