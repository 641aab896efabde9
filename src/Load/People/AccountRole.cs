namespace InsightsEtl.Load.People;

/// <summary>What an account may do; an account's rights are the union of its roles.</summary>
public enum AccountRole
{
    /// <summary>Global admin: people, and all that an operator may; no revenue.</summary>
    Admin,

    /// <summary>Admin agent: ops pages, runs, schedule; report files without revenue.</summary>
    Operator,

    /// <summary>Report viewer: report files without revenue.</summary>
    Viewer,

    /// <summary>Executive report viewer: report files with revenue too.</summary>
    Executive,
}
