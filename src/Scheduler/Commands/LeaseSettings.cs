using InsightsEtl.Load;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>
/// Settings Lease:LifetimeSeconds and Lease:HeartbeatSeconds, for tests that cannot wait a minute; the standard terms serve everybody else.
/// </summary>
static class LeaseSettings
{
    /// <exception cref="UsageException">A setting is no number above 0, or no two heartbeats fit into a lifetime.</exception>
    public static LeaseTerms Read(IConfiguration configuration)
    {
        var terms = new LeaseTerms(
            Seconds(configuration, "Lease:LifetimeSeconds") ?? LeaseTerms.Standard.Lifetime,
            Seconds(configuration, "Lease:HeartbeatSeconds") ?? LeaseTerms.Standard.Heartbeat);
        return terms.Heartbeat * 2 <= terms.Lifetime ? terms : throw new UsageException(
            $"Found a lease of {terms.Lifetime.TotalSeconds} s renewed every {terms.Heartbeat.TotalSeconds} s; "
            + "expected Lease:LifetimeSeconds to be twice Lease:HeartbeatSeconds or more.");
    }

    static TimeSpan? Seconds(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= 3600 => TimeSpan.FromSeconds((double)seconds),
        var text => throw new UsageException($"Found setting {setting} '{text}'; expected seconds above 0, 3600 at most."),
    };
}
