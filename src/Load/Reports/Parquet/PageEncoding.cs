namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>How the values of a page are put (parquet.thrift, Encoding, with its numbers there).</summary>
enum PageEncoding
{
    Plain = 0,

    /// <summary>Of definition levels.</summary>
    Rle = 3,

    RleDictionary = 8,
}
