using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Generator;
using InsightsEtl.Load;
using InsightsEtl.Load.Dashboards;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Simulation;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights demo</c>: the feeds of an invented reseller, month by month, to a warehouse and report files one can look at.</summary>
static class DemoCommand
{
    const string Name = "demo";
    const int MostMonths = 120;
    const int MostCustomers = 1_000_000;

    /// <summary>Always the same, so that everybody's demo shows the same numbers.</summary>
    static readonly Month LastMonth = new(2026, 10);

    static readonly Option<int> Customers = new("--customers")
    {
        Description = "About so many customers in the last month.",
        HelpName = "N",
        DefaultValueFactory = static _ => 2000,
    };

    static readonly Option<int> Months = new("--months")
    {
        Description = $"So many months, the last one {LastMonth}.",
        HelpName = "N",
        DefaultValueFactory = static _ => 13,
    };

    static readonly Option<bool> Http = new("--http") { Description = "Pull the feeds over HTTP, from a service that the demo simulates meanwhile." };

    static readonly Option<bool> Serve = new("--serve") { Description = "Then serves the pages, until it is interrupted." };

    public static InsightsCommand Create()
    {
        Customers.Validators.Add(result => Between(result, Customers, MostCustomers));
        Months.Validators.Add(result => Between(result, Months, MostMonths));
        return new InsightsCommand(
            Name, "Generates feeds, runs every month, writes the report files, and shows the dashboards' headline numbers and where everything lies.",
            "insights demo\ninsights demo --customers 20000 --home /tmp/big --serve\ninsights demo --http")
        {
            Customers, Months, Http, Serve,
        }.Does(RunAsync);
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var months = MonthsOf(invocation.Arguments.GetValue(Months));
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        await EnsureOursAsync(invocation, connectionString, months, cancellationToken);
        var feeds = Generate(invocation, months, cancellationToken);
        await using var service = invocation.Arguments.GetValue(Http) ? await SimulatedSource.StartAsync(feeds, new ServiceShape(), FaultPlan.None, cancellationToken) : null;
        var request = new RunRequest(
            $"{Name} --customers {invocation.Arguments.GetValue(Customers)} --months {months.Count}", MonthRange.Of(months), service is null ? feeds : null, Step: null, RejectLimit.Default, IsForced: false,
            Reports: ReportSettings.Read(invocation.Configuration), Pull: service is null ? null : new PullRequest(service.Sources, static () => LastMonth.Next.First));
        var outcome = await new RunJob(connectionString, new Landing(invocation.LandingFolder), invocation.Reports, invocation.Terminal.Progress)
            .RunAsync(request, cancellationToken);
        if (outcome.Code == ExitCode.Done) await TellAsync(invocation, connectionString, feeds, months, cancellationToken);
        else RunCommand.Report(invocation, outcome);
        return outcome.Code == ExitCode.Done && invocation.Arguments.GetValue(Serve)
            ? await DemoHost.ServeAsync(invocation, feeds, cancellationToken)
            : outcome.Code;
    }

    static List<Month> MonthsOf(int count)
    {
        List<Month> months = [LastMonth];
        while (months.Count < count) months.Insert(0, months[0].Previous);
        return months;
    }

    /// <summary>What a person has published or landed is never mixed with what is invented.</summary>
    /// <exception cref="UsageException">Database or landing have something that is not the demo's.</exception>
    static async Task EnsureOursAsync(Invocation invocation, string connectionString, List<Month> months, CancellationToken cancellationToken)
    {
        const string remedy = "To do: give the demo a home of its own, 'insights demo --home DIR'.";
        var foreign = (await MonthPublisher.AllAsync(connectionString, cancellationToken))
            .Where(publisher => !publisher.Command.StartsWith(Name, StringComparison.Ordinal) || !months.Contains(publisher.Month)).ToList();
        if (foreign.Count > 0)
            throw new UsageException(
                $"Found published months that are not this demo's, such as {foreign[0].Month} by '{foreign[0].Command}'; expected an empty database. {remedy}");
        if (!Directory.Exists(FeedsFolder(invocation)) && new Landing(invocation.LandingFolder).Current().Count > 0)
            throw new UsageException($"Found deliveries in {invocation.LandingFolder} that are not the demo's; expected none. {remedy}");
    }

    static string FeedsFolder(Invocation invocation) => Path.Combine(invocation.Home, "feeds");

    /// <returns>The drop folder, in the home; a demo that is called again finds what it wrote.</returns>
    static string Generate(Invocation invocation, List<Month> months, CancellationToken cancellationToken)
    {
        var folder = FeedsFolder(invocation);
        using var step = invocation.Terminal.Progress.Step("generate");
        var request = new GeneratedFeedsRequest(folder, months[0], months[^1], invocation.Arguments.GetValue(Customers));
        var feeds = GenerateCommand.Write(request, step.Advance, cancellationToken);
        step.Done($"{Figures.Count(feeds.Sum(feed => feed.Rows))} rows, {Figures.Bytes(feeds.Sum(feed => feed.Bytes))}");
        return folder;
    }

    static async Task TellAsync(
        Invocation invocation, string connectionString, string feeds, List<Month> months, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        var published = await LedgerTable.PublishedAsync(connection, cancellationToken);
        var reports = invocation.Reports.PathOf("");
        var dashboards = await HeadlinesAsync(invocation, cancellationToken);
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new
            {
                months = published.Objects(),
                dashboards = dashboards.Select(answer => DashboardJson.Of(answer, [answer.Summary.Section])),
                home = invocation.Home,
                feeds,
                reports,
            });
            return;
        }
        invocation.Terminal.WriteTable(published.Headings, published.Texts());
        foreach (var dashboard in dashboards)
        {
            invocation.Terminal.Write("");
            invocation.Terminal.WriteHeadlines(dashboard);
        }
        invocation.Terminal.Write("");
        invocation.Terminal.Write($"feeds      {feeds}");
        invocation.Terminal.Write($"landing    {invocation.LandingFolder}");
        invocation.Terminal.Write($"reports    {reports}");
        invocation.Terminal.Write("connect    insights db url --role viewer | insights db psql");
        invocation.Terminal.Write($"try next   insights show customers | insights status | insights report list {months[^1]} | insights runs show 1");
        invocation.Terminal.Write($"           insights report get {Report.DynamicsUsage} {months[^1]} --format csv -o - | zcat | head");
    }

    static async Task<List<DashboardAnswer>> HeadlinesAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using var connection = await DashboardReading.OpenAsync(invocation, cancellationToken);
        var answers = new List<DashboardAnswer>();
        foreach (var dashboard in Dashboard.All)
            answers.Add(await DashboardReading.ReadAsync(invocation, connection, dashboard, new ShowRequest(null, [], "summary"), cancellationToken));
        return answers;
    }

    static void Between(System.CommandLine.Parsing.OptionResult result, Option<int> option, int most)
    {
        if (result.GetValueOrDefault<int>() is var found && (found < 1 || found > most))
            result.AddError($"Found {option.Name} {found}; expected 1 to {most}.");
    }
}
