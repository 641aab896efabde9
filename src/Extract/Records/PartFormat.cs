namespace InsightsEtl.Extract;

/// <summary>How the records of a part are written.</summary>
public enum PartFormat
{
    Csv,
    Ndjson,
}
