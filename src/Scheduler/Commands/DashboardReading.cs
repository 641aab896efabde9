using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Dashboards;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Reads dashboards for commands, with a report viewer's rights: what they show is what every viewer may see.</summary>
static class DashboardReading
{
    /// <summary>So many of the newest published months where none are named; each of the demo's has one before it then.</summary>
    public const int DefaultMonths = 12;

    /// <exception cref="UsageException">The database has no functions of mart yet.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var role = invocation.Database.IsEmbedded ? DatabaseRole.Viewer : DatabaseRole.Owner;
        var connectionString = await invocation.Database.ConnectionStringAsync(role, cancellationToken);
        var connection = await EtlSession.OpenAsViewerAsync(connectionString, cancellationToken);
        return await connection.OrCloseAsync(async () =>
        {
            await using var command = new NpgsqlCommand("select to_regprocedure('mart.checked_filters(jsonb)') is not null", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true) return connection;
            throw new UsageException(
                "Found a database without a warehouse, or one of an earlier program; run 'insights demo', 'insights db migrate', or a month with 'insights run'.");
        });
    }

    /// <exception cref="UsageException">The months cannot be read, or a filter or one of its values is none.</exception>
    public static async Task<DashboardAnswer> ReadAsync(
        Invocation invocation, NpgsqlConnection connection, Dashboard dashboard, ShowRequest request, CancellationToken cancellationToken)
    {
        var (from, to) = RangeOf(invocation, request.Months, await DashboardMonth.AllAsync(connection, cancellationToken));
        var filters = await DashboardFilters.ReadAsync(connection, request.Filters, cancellationToken);
        var question = new DashboardQuestion(from.First, to.First, filters, request.SectionsOf(dashboard));
        try
        {
            return await DashboardAnswer.ReadAsync(connection, dashboard, question, cancellationToken);
        }
        catch (UnknownFilterException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    static (Month From, Month To) RangeOf(Invocation invocation, string? text, IReadOnlyList<DashboardMonth> published)
    {
        if (text is not null && ScheduleZone.Months(invocation, text, isOnlyShown: true).Months is { } months) return (months[0], months[^1]);
        if (published.Count == 0)
        {
            var current = Month.Of(ScheduleZone.Today(invocation.Configuration, TimeProvider.System, out _));
            return (current, current);
        }

        var first = text is null ? published[Math.Max(0, published.Count - DefaultMonths)] : published[^1];
        return (Month.Of(first.MonthStart), Month.Of(published[^1].MonthStart));
    }
}
