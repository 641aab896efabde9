namespace InsightsEtl.Faults.Tests;

/// <summary>Where the wire of the first publish is cut around its COMMIT.</summary>
enum CommitCut
{
    None,

    /// <summary>The server never hears of it.</summary>
    Request,

    /// <summary>The server commits, the program never hears of it.</summary>
    Reply,

    /// <summary>The program's end is cut at once, and the server hears of it half a second later.</summary>
    Late,
}
