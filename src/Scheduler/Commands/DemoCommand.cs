using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights demo</c>: the sample of feeds in <c>seeds/</c>, month by month, to a warehouse one can look at.</summary>
static class DemoCommand
{
    public static InsightsCommand Create() =>
        new InsightsCommand(
            "demo", "Loads the sample of feeds month by month and shows what it published.", "insights demo").Does(RunAsync);

    static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var feeds = SampleFolder();
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        var landing = new Landing(invocation.LandingFolder);
        await EnsureOursAsync(connectionString, feeds, cancellationToken);
        var request = new RunRequest(
            "demo", MonthRange.Of(SampleMonths(feeds)), feeds, Step: null, RejectLimit.Default, IsForced: false);
        var outcome = await new RunJob(connectionString, landing, invocation.Reports, invocation.Terminal.Progress).RunAsync(request, cancellationToken);
        if (outcome.Code == ExitCode.Done) await ReportAsync(invocation, connectionString, feeds, cancellationToken);
        return outcome.Code;
    }

    /// <exception cref="UsageException">The program is not where its sample is.</exception>
    static string SampleFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var feeds = Path.Combine(folder.FullName, "seeds", "feeds");
            if (Directory.Exists(feeds)) return feeds;
        }
        throw new UsageException("Found no seeds/feeds above the program; expected the repository's sample of feeds there.");
    }

    static List<Month> SampleMonths(string feeds) =>
        [.. new DirectoryInfo(Path.Combine(feeds, Feed.Subscriptions.Name)).EnumerateDirectories()
            .Select(folder => Month.Parse(folder.Name[..7])).Distinct().Order()];

    /// <exception cref="UsageException">The database has months that are not the sample's.</exception>
    static async Task EnsureOursAsync(string connectionString, string feeds, CancellationToken cancellationToken)
    {
        var sample = SampleMonths(feeds);
        var published = (await KnownMonth.AllAsync(connectionString, cancellationToken)).Where(month => month.Version is not null);
        var foreign = published.Select(month => Month.Of(month.MonthStart)).Except(sample).Order().ToList();
        if (foreign.Count > 0)
            throw new UsageException(
                $"Found {foreign.Count} published months that are not the demo's, such as {foreign[0]}; expected an empty database. "
                + "To do: give the demo a home of its own, 'insights demo --home DIR'.");
    }

    static async Task ReportAsync(Invocation invocation, string connectionString, string feeds, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        var published = await LedgerTable.PublishedAsync(connection, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new { months = published.Objects(), home = invocation.Home, feeds });
            return;
        }
        invocation.Terminal.WriteTable(published.Headings, published.Texts());
        invocation.Terminal.Write("");
        invocation.Terminal.Write($"feeds      {feeds}");
        invocation.Terminal.Write($"home       {invocation.Home}");
        invocation.Terminal.Write("connect    insights db url | insights db psql --role viewer");
        invocation.Terminal.Write("try next   insights status | insights runs show 1 | insights feeds rejects 2026-09 | insights run last --force");
    }
}
