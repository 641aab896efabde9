using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A pool of connections for the short questions of pages; runs have theirs from <see cref="EtlSession"/>.</summary>
public static class EtlSource
{
    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "insights web",
            Pooling = true,
            MaxPoolSize = 20,
            CommandTimeout = 30,
            KeepAlive = 30,
            IncludeErrorDetail = false,
            Options = "-c role=insights_etl -c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000",
        };
        return NpgsqlDataSource.Create(settings);
    }
}
