namespace InsightsEtl.Load;

/// <summary>Where a request for a run came from.</summary>
public enum RequestSource
{
    Schedule,
    Page,
    Api,
    Cli,
}
