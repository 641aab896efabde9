namespace InsightsEtl.Extract;

/// <summary>All that the settings say of feeds that are pulled.</summary>
/// <param name="Auth">Null: the services ask for no token.</param>
/// <param name="PrivateHosts">Hosts whose addresses may be private ones.</param>
public sealed record SourceSet(
    IReadOnlyList<Source> Sources, SourceAuth? Auth, SourceLimits Limits, IReadOnlySet<string> PrivateHosts)
{
    public static readonly SourceSet None = new([], Auth: null, new SourceLimits(), new HashSet<string>());

    public bool IsEmpty => Sources.Count == 0;
}
