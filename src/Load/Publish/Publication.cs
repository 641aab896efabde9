namespace InsightsEtl.Load;

/// <summary>What a publish did: the version that readers see now and what it changed.</summary>
/// <param name="Version">1 for a month's first; unchanged where nothing changed.</param>
public sealed record Publication(int Version, RowChanges Changes);
