using System.CommandLine;
using InsightsEtl.Load.Dashboards;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights show</c>: a dashboard in the terminal.</summary>
static class ShowCommand
{
    const int DefaultRows = 10;

    public static InsightsCommand Create()
    {
        var command = new InsightsCommand(
            "show", "A dashboard in the terminal: cards with change and course, tables. Never revenue.",
            "insights show customers\ninsights show licenses 2026-01..2026-10 --filter \"products=Microsoft 365,Office 365\" --filter markets=DE");
        foreach (var dashboard in Dashboard.All) command.Add(Create(dashboard));
        return command.Does((_, _) => throw new UsageException(
            $"Found no dashboard; expected one of {string.Join(", ", Dashboard.All.Select(dashboard => $"'insights show {dashboard.Name}'"))}."));
    }

    static InsightsCommand Create(Dashboard dashboard)
    {
        var months = new Argument<string?>("MONTHS")
        {
            Description = "2026-10, 2026-01..2026-10 (both inclusive), last (the newest published) or current; "
                + $"without, the newest {DashboardReading.DefaultMonths} published.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var filter = FilterOption.Create();
        var section = new Option<string?>("--section")
        {
            Description = "Only this section: " + string.Join(", ", dashboard.Sections.Select(part => part.Name)) + ".",
            HelpName = "NAME",
        };
        var rows = new Option<int>("--rows")
        {
            Description = "Rows of a table at most, 0 = all; JSON and CSV have all.",
            HelpName = "N",
            DefaultValueFactory = static _ => DefaultRows,
        };
        var csv = new Option<bool>("--csv") { Description = "One section as CSV: that of --section, else summary. Null is empty." };
        section.AcceptOnlyFromAmong([.. dashboard.Sections.Select(part => part.Name)]);
        rows.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is var found and < 0) result.AddError($"Found --rows {found}; expected 0 or more.");
        });
        var example = $"insights show {dashboard.Name} 2026-01..2026-10 --filter markets=DE,FR\ninsights show {dashboard.Name} --csv --section trend";
        return new InsightsCommand(dashboard.Name, $"{dashboard.Title}: cards, and a table for each section of the dashboard.", example)
        {
            months, filter, section, rows, csv,
        }.Does((invocation, cancellationToken) => RunAsync(
            invocation, dashboard,
            new ShowRequest(
                invocation.Arguments.GetValue(months), FilterOption.Read(invocation, filter),
                invocation.Arguments.GetValue(section), invocation.Arguments.GetValue(rows), invocation.Arguments.GetValue(csv)),
            cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, Dashboard dashboard, ShowRequest request, CancellationToken cancellationToken)
    {
        if (request.IsCsv && invocation.IsJson) throw new UsageException("Found --csv and --json; expected one of them.");
        var sections = request.SectionsOf(dashboard);
        await using var connection = await DashboardReading.OpenAsync(invocation, cancellationToken);
        var answer = await DashboardReading.ReadAsync(invocation, connection, dashboard, request, cancellationToken);
        if (request.IsCsv)
        {
            var table = answer.Tables.Single(table => table.Section == sections[0]);
            invocation.Terminal.WriteCsv(table.Columns, table.Rows);
        }
        else if (invocation.IsJson) invocation.Terminal.WriteJson(DashboardJson.Of(answer, sections));
        else invocation.Terminal.WriteDashboard(answer, sections, request.Rows);
        return ExitCode.Done;
    }
}
