namespace InsightsEtl.Transform;

/// <summary>Why a row is not used; a row has one reason, the first that applies in this order of checks.</summary>
public enum RejectReason
{
    FieldCount,
    BadEncoding,
    BadQuoting,
    BadJson,
    TooLong,
    MissingValue,
    BadGuid,
    BadInt,
    BadDecimal,
    BadDate,
    BadBool,
    BadEnum,
    Negative,
    WrongPeriod,
    UnknownCurrency,
    ConflictingDuplicate,
}
