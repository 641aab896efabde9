using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db start</c>: starts the embedded cluster unless it runs.</summary>
static class DbStartCommand
{
    public static InsightsCommand Create() =>
        new InsightsCommand("start", "Starts the embedded cluster; makes it the first time.", "insights db start").Does(RunAsync);

    static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (!invocation.Database.IsEmbedded)
        {
            throw new UsageException("A given database is started by whoever runs it. To do: leave out --database and INSIGHTS_DATABASE.");
        }

        var cluster = invocation.Database.Cluster;
        var address = await cluster.StartAsync(cancellationToken);
        invocation.Terminal.Say($"PostgreSQL runs on {ClusterAddress.Host}:{address.Port}; its data are in {cluster.DataPath}.");
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { host = ClusterAddress.Host, port = address.Port, data = cluster.DataPath });
        }

        return ExitCode.Done;
    }
}
