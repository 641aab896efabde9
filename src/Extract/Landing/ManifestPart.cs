namespace InsightsEtl.Extract;

/// <summary>One part as its manifest describes it; a claim until the bytes have been read.</summary>
/// <param name="Name">A plain file name that ends in .csv, .csv.gz, .ndjson or .ndjson.gz.</param>
/// <param name="Sha256">Lower-case hex.</param>
sealed record ManifestPart(string Name, long Bytes, string Sha256, long Rows)
{
    const int LongestName = 200;

    static readonly string[] Extensions = [".csv", ".csv.gz", ".ndjson", ".ndjson.gz"];

    public bool HasPlainName =>
        Name.Length <= LongestName
        && !Name.Contains("..", StringComparison.Ordinal)
        && !Name.Any(character => char.IsControl(character) || character is '/' or '\\' or ':')
        && Extensions.Any(extension => Name.Length > extension.Length && Name.EndsWith(extension, StringComparison.Ordinal));

    bool IsGzip => Name.EndsWith(".gz", StringComparison.Ordinal);

    PartFormat Format =>
        Name.EndsWith(".ndjson", StringComparison.Ordinal) || Name.EndsWith(".ndjson.gz", StringComparison.Ordinal)
            ? PartFormat.Ndjson
            : PartFormat.Csv;

    /// <summary>The part as a file that lies at the path.</summary>
    public LandedPart At(string path) => new(Name, path, Bytes, Sha256, Rows, Format, IsGzip);

    /// <summary>The name it lands under, which is ours.</summary>
    /// <param name="index">Its place in the manifest, from 0.</param>
    public string LandedName(int index) =>
        $"part-{index:D3}{(Format == PartFormat.Csv ? ".csv" : ".ndjson")}{(IsGzip ? ".gz" : "")}";
}
