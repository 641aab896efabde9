namespace InsightsEtl.Transform;

/// <summary>Ordinal order as the database has it (collate "C"): by code point, so that UTF-16's surrogates come last.</summary>
sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    CodePointOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        var common = x.AsSpan().CommonPrefixLength(y.AsSpan());
        if (x is null || y is null || common == x.Length || common == y.Length) return string.CompareOrdinal(x, y);

        var isSurrogate = char.IsSurrogate(x[common]);
        return isSurrogate == char.IsSurrogate(y[common]) ? x[common].CompareTo(y[common]) : isSurrogate ? 1 : -1;
    }
}
