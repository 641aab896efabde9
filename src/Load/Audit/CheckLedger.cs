using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Check results in the ledger, kept whether the month is published or not.</summary>
static class CheckLedger
{
    /// <summary>Records results over a connection of their own, so that they stay where the caller's transaction is rolled back.</summary>
    /// <param name="sentence">Of a failure: what is said before and after the list of failed checks.</param>
    /// <exception cref="ChecksFailedException">At least one check failed.</exception>
    public static async Task EnsureAsync(
        string connectionString, long runId, Month month, IReadOnlyList<CheckResult> results, (string Before, string After) sentence,
        CancellationToken cancellationToken)
    {
        await using (var connection = await EtlSession.OpenAsync(connectionString, cancellationToken))
            await RecordAsync(connection, runId, month, results, cancellationToken);
        var failed = results.Where(result => !result.IsPassed).ToList();
        if (failed.Count > 0) throw new ChecksFailedException($"{sentence.Before}: {string.Join("; ", failed)}. {sentence.After}".TrimEnd());
    }

    public static Task RecordAsync(
        NpgsqlConnection connection, long runId, Month month, IReadOnlyList<CheckResult> results, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/check_result.sql"),
            cancellationToken,
            ("run", runId), ("month", month.First), ("names", results.Select(result => result.Name).ToArray()),
            ("expected", results.Select(result => result.Expected).ToArray()),
            ("actual", results.Select(result => result.Actual).ToArray()),
            ("passed", results.Select(result => result.IsPassed).ToArray()));
}
