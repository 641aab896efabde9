using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Check results in the ledger, kept whether the month is published or not.</summary>
/// <param name="connection">None that publishes: what a check found stays where the publish is rolled back.</param>
sealed class CheckLedger(NpgsqlConnection connection, long runId)
{
    /// <summary>Records results, and ends the publish where one of them is not as expected.</summary>
    /// <param name="sentence">Of a failure: what is said before and after the list of failed checks.</param>
    /// <exception cref="ChecksFailedException">At least one check failed.</exception>
    public async Task EnsureAsync(
        Month month, IReadOnlyList<CheckResult> results, (string Before, string After) sentence, CancellationToken cancellationToken)
    {
        await RecordAsync(month, results, cancellationToken);
        var failed = results.Where(result => !result.IsPassed).ToList();
        if (failed.Count > 0) throw new ChecksFailedException($"{sentence.Before}: {string.Join("; ", failed)}. {sentence.After}".TrimEnd());
    }

    Task RecordAsync(Month month, IReadOnlyList<CheckResult> results, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/check_result.sql"),
            cancellationToken,
            ("run", runId), ("month", month.First), ("names", results.Select(result => result.Name).ToArray()),
            ("expected", results.Select(result => result.Expected).ToArray()),
            ("actual", results.Select(result => result.Actual).ToArray()),
            ("passed", results.Select(result => result.IsPassed).ToArray()));
}
