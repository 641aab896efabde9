using System.Data;
using System.Text.Json;
using Npgsql;

namespace InsightsEtl.Load.Dashboards;

/// <summary>A dashboard's numbers at one moment: all sections are read from one snapshot.</summary>
/// <param name="Published">All published months, oldest first: those of the range and those around it.</param>
/// <param name="Tables">Those asked for; <c>summary</c> and <c>trend</c> first.</param>
public sealed record DashboardAnswer(
    Dashboard Dashboard, DashboardQuestion Question, IReadOnlyList<DashboardMonth> Published, IReadOnlyList<DashboardTable> Tables)
{
    /// <summary>Of the range, oldest first.</summary>
    public IReadOnlyList<DashboardMonth> Months { get; } =
        [.. Published.Where(month => month.MonthStart >= Question.From && month.MonthStart <= Question.To)];

    /// <summary>What headlines are as of; null where the range has no published month.</summary>
    public DashboardMonth? Latest => Months.Count > 0 ? Months[^1] : null;

    public DashboardTable Summary => Tables[0];

    public DashboardTable Trend => Tables[1];

    /// <exception cref="UnknownFilterException">A filter, or one of its values, is none.</exception>
    public static async Task<DashboardAnswer> ReadAsync(
        NpgsqlConnection connection, Dashboard dashboard, DashboardQuestion question, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var filters = JsonSerializer.Serialize(question.Filters);
        await CheckAsync(connection, filters, cancellationToken);
        var published = await DashboardMonth.AllAsync(connection, cancellationToken);
        var tables = new List<DashboardTable>();
        foreach (var section in dashboard.Sections.Where((section, place) => place < 2 || question.Sections.Contains(section)))
            tables.Add(await AskAsync(connection, section, question, filters, cancellationToken));
        return new DashboardAnswer(dashboard, question, published, tables);
    }

    /// <summary>Why a number is null, after the null rules of the functions.</summary>
    /// <param name="monthStart">Of the number.</param>
    public Absence WhyNull(Measure measure, DateOnly monthStart)
    {
        var isByWorkload = Question.Filters.TryGetValue("workloads", out var workloads) && workloads.Count > 0;
        if ((measure.NeedsUsage || isByWorkload) && !IsUsageLoaded(monthStart)) return Absence.NotLoaded;
        if (measure.ComparesMonths)
        {
            if (Published.All(month => month.MonthStart != monthStart.AddMonths(-1))) return Absence.NoMonthBefore;
            if (isByWorkload && !IsUsageLoaded(monthStart.AddMonths(-1))) return Absence.NotLoaded;
        }
        return measure.IsPercentage ? Absence.NothingToDivideBy : Absence.NoRow;
    }

    /// <summary>Why a number of the whole range is null: net customers need each of its months, new ones of a country the first's month before.</summary>
    public Absence WhyNull(Measure measure)
    {
        IEnumerable<DashboardMonth> needed = measure.Column switch
        {
            "net_customers_added" => Months,
            "new_customers" or "new_customers_pct" => Months.Take(1),
            _ => Months.TakeLast(1),
        };
        var reasons = needed.Select(month => WhyNull(measure, month.MonthStart)).ToList();
        return reasons.FirstOrDefault(reason => reason is Absence.NotLoaded or Absence.NoMonthBefore, reasons[^1]);
    }

    bool IsUsageLoaded(DateOnly monthStart) => Published.Any(month => month.MonthStart == monthStart && month.IsUsageLoaded);

    static async Task CheckAsync(NpgsqlConnection connection, string filters, CancellationToken cancellationToken)
    {
        try
        {
            await connection.RunAsync("select mart.checked_filters(@filters::jsonb)", cancellationToken, ("filters", filters));
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            throw new UnknownFilterException(exception.MessageText, exception);
        }
    }

    static async Task<DashboardTable> AskAsync(
        NpgsqlConnection connection, DashboardSection section, DashboardQuestion question, string filters, CancellationToken cancellationToken)
    {
        List<(string, object?)> parameters = [("from", question.From), ("to", question.To), ("filters", filters)];
        if (section.Dimension is not null) parameters.Add(("dimension", section.Dimension));
        var (columns, rows) = await connection.TableAsync(section.Sql, cancellationToken, [.. parameters]);
        return new DashboardTable(section, columns, rows);
    }
}
