namespace InsightsEtl.Extract;

/// <summary>Why a record's fields cannot be told apart or read as text; in the order in which they are looked for.</summary>
public enum StructureFault
{
    None,
    FieldCount,
    BadEncoding,
    BadQuoting,
    BadJson,
    TooLong,
}
