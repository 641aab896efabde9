namespace InsightsEtl.Extract;

/// <summary>How a service writes a page.</summary>
public enum BodyFormat
{
    /// <summary>An object that holds a list of records.</summary>
    Json,

    /// <summary>An object a line; the last one may tell of the next page and the total instead.</summary>
    Ndjson,

    /// <summary>A header line and rows, as in a drop folder.</summary>
    Csv,
}
