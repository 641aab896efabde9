using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db migrate</c>: brings the warehouse's tables to the newest version.</summary>
static class DbMigrateCommand
{
    public static InsightsCommand Create() =>
        new InsightsCommand("migrate", "Makes the warehouse's tables, or brings them to the newest version.", "insights db migrate").Does(RunAsync);

    static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var connection = await invocation.Database.ConnectionStringAsync(cancellationToken);
        var applied = await Migrations.ApplyAsync(connection, cancellationToken);
        invocation.Terminal.Say(applied == 0 ? "Up to date." : $"Applied {applied} files of SQL.");
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { applied });
        }

        return ExitCode.Done;
    }
}
