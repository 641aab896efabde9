using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>What has landed and what could not, in the ledger; landing is the truth and the ledger follows it.</summary>
public static class DeliveryLedger
{
    /// <param name="current">All deliveries that are current in landing.</param>
    public static async Task RecordLandedAsync(
        string connectionString, IReadOnlyCollection<LandedDelivery> current, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync("select pg_advisory_xact_lock(@space, 1)", cancellationToken, ("space", EtlSession.PublishLock));
        await connection.RunAsync(
            SqlText.Read("ledger/delivery.sql"), cancellationToken,
            ("feeds", current.Select(delivery => delivery.Feed.Name).ToArray()),
            ("dates", current.Select(delivery => delivery.Date).ToArray()),
            ("identities", current.Select(delivery => delivery.Identity).ToArray()),
            ("row_counts", current.Select(delivery => delivery.Rows).ToArray()),
            ("bytes", current.Select(delivery => delivery.Bytes).ToArray()));
        Fault.Hit("deliveries.before-recorded");
        await transaction.CommitAsync(cancellationToken);
        Fault.Hit("deliveries.recorded");
    }

    /// <summary>Deliveries that were left out when they were last looked at.</summary>
    public static async Task<IReadOnlyList<(Feed Feed, DateOnly Date)>> ProblemsAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await ProblemsAsync(connection, cancellationToken);
    }

    /// <inheritdoc cref="ProblemsAsync(string, CancellationToken)"/>
    public static async Task<IReadOnlyList<(Feed Feed, DateOnly Date)>> ProblemsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var problems = await connection.RowsAsync(
            "select feed, delivery_date from etl.delivery_problem",
            row => (Feed: Feed.Named(row.GetString(0)), Date: row.GetFieldValue<DateOnly>(1)), cancellationToken);
        return [.. problems.Where(problem => problem.Feed is not null).Select(problem => (problem.Feed!, problem.Date))];
    }

    /// <param name="looked">Feeds and dates that were looked at, or looked for and not found; those without a problem lose the one they had.</param>
    public static async Task RecordProblemsAsync(
        string connectionString,
        IReadOnlyCollection<(Feed Feed, DateOnly Date)> looked,
        IReadOnlyCollection<DeliveryProblem> problems,
        CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await connection.RunAsync(
            SqlText.Read("ledger/delivery_problem.sql"), cancellationToken,
            ("looked_feeds", looked.Select(at => at.Feed.Name).ToArray()),
            ("looked_dates", looked.Select(at => at.Date).ToArray()),
            ("feeds", problems.Select(problem => problem.Feed.Name).ToArray()),
            ("dates", problems.Select(problem => problem.Date).ToArray()),
            ("kinds", problems.Select(problem => problem.IsRefused ? "refused" : "incomplete").ToArray()),
            // Whoever wrote the message: PostgreSQL takes no NUL, and one such text would keep every run from its end.
            ("messages", problems.Select(problem => ShownText.Of(problem.Message)).ToArray()),
            ("tolds", problems.Select(problem => problem.IsTold).ToArray()));
        Fault.Hit("deliveries.problems-recorded");
    }
}
