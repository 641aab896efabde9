namespace InsightsEtl.Generator;

/// <summary>The ways in which a planted row is not used: an exact duplicate, or a reject for one of the specification's reasons.</summary>
enum BadRowKind
{
    Duplicate,
    MissingValue,
    BadGuid,
    BadInt,
    BadDecimal,
    BadDate,
    BadBool,
    BadEnum,
    Negative,
    WrongPeriod,
    ConflictingDuplicate,
    FieldCount,
    BadEncoding,
    BadQuoting,
    BadJson,
    TooLong,
    UnknownCurrency,
}
