using System.Collections.Concurrent;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>The identity provider of the simulated service: client credentials for one client whose secret is no secret.</summary>
sealed class SimulatedTokens(TimeSpan lifetime, TimeProvider clock)
{
    public const string ClientId = "rehearsal";
    public const string ClientSecret = "rehearsal";

    readonly ConcurrentDictionary<string, DateTimeOffset> _issued = new(StringComparer.Ordinal);

    public int Issued => _issued.Count;

    public TimeSpan Lifetime => lifetime;

    /// <returns>Null: the client is not known.</returns>
    public string? Issue(string? grantType, string? clientId, string? clientSecret)
    {
        if (grantType != "client_credentials" || clientId != ClientId || clientSecret != ClientSecret) return null;
        var token = Guid.NewGuid().ToString("N");
        _issued[token] = clock.GetUtcNow() + lifetime;
        return token;
    }

    public bool IsGood(string? authorization) =>
        authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true
        && _issued.TryGetValue(authorization["Bearer ".Length..], out var until) && clock.GetUtcNow() < until;
}
