namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>How a file is cut and compressed. The same rows with the same options give the same bytes.</summary>
sealed record ParquetOptions
{
    const int LargestRows = 1 << 24;
    const int LargestBytes = 1 << 30;

    /// <summary>Zstd where libzstd is present, else Snappy. Another version of libzstd (Gzip: of .NET) may give other bytes.</summary>
    public ParquetCodec Codec { get; init; } = Zstd.IsPresent ? ParquetCodec.Zstd : ParquetCodec.Snappy;

    /// <summary>Rows in a row group at most, 1 to 16,777,216.</summary>
    public int RowGroupRows { get; init; } = 524_288;

    /// <summary>A row group ends with the batch in which its encoded bytes reach this, 1 byte to 1 GiB: a bound on memory.</summary>
    public int RowGroupBytes { get; init; } = 64 << 20;

    /// <summary>A page has this many rows at most, 1 to 16,777,216; as it is, 1 MiB of the widest number.</summary>
    public int PageRows { get; init; } = 131_072;

    /// <summary>A PLAIN page ends with the value that reaches this, 1 byte to 1 GiB, so that no reader needs one huge page.</summary>
    public int PageBytes { get; init; } = 1 << 20;

    /// <summary>The entries of a dictionary take this at most, in PLAIN encoding, 1 byte to 1 GiB: as it is, 200,000 ids.</summary>
    public int DictionaryBytes { get; init; } = 8 << 20;

    /// <param name="argument">By which the caller was given these options.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or its codec is not to be had on this machine.</exception>
    public void Validate(string argument)
    {
        Expect(nameof(RowGroupRows), RowGroupRows, LargestRows, argument);
        Expect(nameof(RowGroupBytes), RowGroupBytes, LargestBytes, argument);
        Expect(nameof(PageRows), PageRows, LargestRows, argument);
        Expect(nameof(PageBytes), PageBytes, LargestBytes, argument);
        Expect(nameof(DictionaryBytes), DictionaryBytes, LargestBytes, argument);
        if (!Enum.IsDefined(Codec)) throw new ArgumentException($"Codec is {Codec}, expected Uncompressed, Snappy, Gzip or Zstd.", argument);
        if (Codec == ParquetCodec.Zstd && !Zstd.IsPresent)
            throw new ArgumentException("Codec is Zstd, but libzstd was not found; expected Snappy, Gzip or Uncompressed.", argument);
    }

    static void Expect(string option, int found, int largest, string argument)
    {
        if (found < 1 || found > largest) throw new ArgumentException($"{option} is {found}, expected 1 to {largest}.", argument);
    }
}
