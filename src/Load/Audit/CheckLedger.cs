using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Check results in the ledger, kept whether the month is published or not.</summary>
static class CheckLedger
{
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
