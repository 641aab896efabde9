namespace InsightsEtl.Scheduler.Simulation;

/// <summary>The ways in which the simulated service misbehaves on request; in a plan they are written as <c>wrong-total</c>.</summary>
enum FaultKind
{
    /// <summary>429 with <c>Retry-After</c> in seconds.</summary>
    TooMany,

    /// <summary>429 with <c>Retry-After</c> as a date.</summary>
    TooManyUntil,

    /// <summary>500.</summary>
    Error,

    /// <summary>503, with <c>Retry-After</c> where the plan has seconds.</summary>
    Unavailable,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>The connection is reset instead of an answer.</summary>
    Reset,

    /// <summary>The body ends before its length.</summary>
    Truncated,

    /// <summary>Something follows the end of the body.</summary>
    OverLong,

    /// <summary>The total is one more than there are records.</summary>
    WrongTotal,

    /// <summary>The page before once more, instead of this one.</summary>
    RepeatedPage,

    /// <summary>The way to the next page leads to this one again.</summary>
    LoopingNext,

    /// <summary>401, as to a token that has expired; the token itself stays good for others.</summary>
    ExpiredToken,

    /// <summary>An HTML page instead of records.</summary>
    Html,

    /// <summary>The body comes a byte at a time.</summary>
    SlowDrip,

    /// <summary>A required column has another name.</summary>
    SchemaDrift,

    /// <summary>Records have a column that nobody knows.</summary>
    NewColumn,

    /// <summary>A byte order mark before the body.</summary>
    ByteOrderMark,

    /// <summary>The body as gzip with a wrong checksum.</summary>
    BadGzipTrailer,

    /// <summary>The body as gzip without its trailer.</summary>
    CutGzip,

    /// <summary>A redirect to another host.</summary>
    Redirect,

    /// <summary>The next page is said to be at another host.</summary>
    NextElsewhere,

    /// <summary>A little gzip that unpacks to gigabytes.</summary>
    GzipBomb,

    /// <summary>A field of gigabytes.</summary>
    HugeField,

    /// <summary>A body that says it has 10 GB.</summary>
    HugeBody,

    /// <summary>Records without end.</summary>
    Endless,
}
