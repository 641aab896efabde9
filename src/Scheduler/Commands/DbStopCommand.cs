namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db stop</c>: stops the embedded cluster; sessions are ended, nothing is lost.</summary>
static class DbStopCommand
{
    public static InsightsCommand Create() =>
        new InsightsCommand("stop", "Stops the embedded cluster.", "insights db stop").Does(RunAsync);

    static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (!invocation.Database.IsEmbedded)
        {
            throw new UsageException("A given database is stopped by whoever runs it. To do: leave out --database and INSIGHTS_DATABASE.");
        }

        var wasRunning = await invocation.Database.Cluster.StopAsync(cancellationToken);
        invocation.Terminal.Say(wasRunning ? "PostgreSQL stopped." : "PostgreSQL was not running.");
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { wasRunning });
        }

        return ExitCode.Done;
    }
}
