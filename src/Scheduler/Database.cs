using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Scheduler;

/// <summary>The database a command works on: a given one, or the home's embedded cluster, which is started when first asked for.</summary>
sealed class Database
{
    readonly string? _given;
    readonly string _home;

    Database(string? given, string home)
    {
        _given = given;
        _home = home;
    }

    public bool IsEmbedded => _given is null;

    public EmbeddedCluster Cluster => EmbeddedCluster.For(_home);

    /// <param name="option">The value of --database; null or empty falls back to INSIGHTS_DATABASE, then to the embedded cluster.</param>
    /// <exception cref="UsageException">Neither a URL nor Npgsql's key=value.</exception>
    public static Database Named(string? option, string home)
    {
        var given = string.IsNullOrWhiteSpace(option) ? Environment.GetEnvironmentVariable("INSIGHTS_DATABASE") : option;
        return new(string.IsNullOrWhiteSpace(given) ? null : DatabaseUrl.Read(given), home);
    }

    /// <summary>The pipeline's own connection string: all rights.</summary>
    public Task<string> ConnectionStringAsync(CancellationToken cancellationToken) =>
        ConnectionStringAsync(DatabaseRole.Owner, cancellationToken);

    /// <exception cref="UsageException">A given database has no viewer or executive login that we know.</exception>
    public async Task<string> ConnectionStringAsync(DatabaseRole role, CancellationToken cancellationToken)
    {
        if (_given is null)
        {
            return (await Cluster.StartAsync(cancellationToken)).ConnectionString(role);
        }

        return role == DatabaseRole.Owner ? _given : throw new UsageException(
            $"The database was given with --database or INSIGHTS_DATABASE, so insights keeps no {Name(role)} login for it. "
            + $"To do: 'insights db login NAME --role {Name(role)}' makes one and prints its URL.");
    }

    static string Name(DatabaseRole role) => role == DatabaseRole.Viewer ? "viewer" : "executive";
}
