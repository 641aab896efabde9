namespace InsightsEtl.Scheduler.Embedded;

/// <summary>Who connects: decides what can be read, and whether anything can be written.</summary>
enum DatabaseRole
{
    /// <summary>Reads warehouse and marts, without revenue.</summary>
    Viewer,

    /// <summary>Reads revenue too.</summary>
    Executive,

    /// <summary>Owns and writes: the pipeline's own login.</summary>
    Owner,
}
