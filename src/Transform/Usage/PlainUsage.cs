namespace InsightsEtl.Transform;

/// <summary>Rows of usage as nearly all of them are written, with nothing but commas between the columns.</summary>
/// <remarks>
/// Hot path: <c>yyyy-MM-dd,subscriptionId,skuId,workload,assignedSeats,activeSeats</c>. A delivery mostly repeats the keys of the one
/// before in their order, so that a row is compared with what is foretold of it, and its two numbers alone are parsed. What is not as
/// foretold is no fault: it is read field by field.
/// </remarks>
sealed class PlainUsage(UsageTable entries, WorkloadNames workloads)
{
    const int DateLength = 10;
    const int KeyAt = DateLength;
    const int WorkloadAt = KeyAt + KeyTexts.Length;

    readonly byte[] _date = new byte[DateLength];
    KeyTexts _texts = new();
    int _day = -1;

    /// <returns>False: the row is another one, or it is written otherwise.</returns>
    public bool TryTakeForetold(ReadOnlySpan<byte> row, out int place, out int day, out Seats seats)
    {
        (place, day, seats) = (entries.Foretold, _day, default);
        if (place >= entries.Count || row.Length <= WorkloadAt || !row[..DateLength].SequenceEqual(_date)) return false;
        ref var entry = ref entries[place];
        if (entry.Text == KeyTexts.None || !row.Slice(KeyAt, KeyTexts.Length).SequenceEqual(_texts[entry.Text])) return false;
        var workload = workloads.TextOf(entry.Workload);
        if (!row[WorkloadAt..].StartsWith(workload) || !TryCounts(row[(WorkloadAt + workload.Length)..], out seats)) return false;

        entries.TakeForetold();
        return true;
    }

    /// <summary>Remembers how a sound row is written, for the next delivery's row of the same entry.</summary>
    public void Remember(ReadOnlySpan<byte> row, int place, int day)
    {
        if (row.Length <= WorkloadAt || row.Slice(KeyAt, KeyTexts.Length) is not [(byte)',', .., (byte)','] key) return;
        row[..DateLength].CopyTo(_date);
        _day = day;
        ref var entry = ref entries[place];
        if (entry.Text == KeyTexts.None) entry.Text = _texts.Add(key);
    }

    /// <summary>All deliveries have been read.</summary>
    public void Forget() => _texts = new KeyTexts();

    /// <summary>A comma and a count, twice.</summary>
    static bool TryCounts(ReadOnlySpan<byte> text, out Seats seats)
    {
        seats = default;
        if (text is not [(byte)',', .. var counts]) return false;
        var comma = counts.IndexOf((byte)',');
        if (comma < 0) return false;
        if (!IntField.TryParse(counts[..comma], out var assigned) || !IntField.TryParse(counts[(comma + 1)..], out var active)) return false;
        seats = new Seats(assigned, active);
        return assigned >= 0 && active >= 0;
    }
}
