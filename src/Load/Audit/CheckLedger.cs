using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Check results in the ledger, kept whether the month is published or not.</summary>
static class CheckLedger
{
    public static Task RecordAsync(
        NpgsqlConnection connection, long runId, Month month, IReadOnlyList<CheckResult> results, CancellationToken cancellationToken) =>
        connection.RunAsync(
            """
            insert into etl.check_result (run_id, month_start, check_name, expected, actual, is_passed)
            select @run, @month, check_name, expected, actual, is_passed
            from unnest(@names, @expected, @actual, @passed) as result (check_name, expected, actual, is_passed)
            on conflict (month_start, run_id, check_name) do update
            set expected = excluded.expected, actual = excluded.actual, is_passed = excluded.is_passed, checked_at = clock_timestamp()
            """,
            cancellationToken,
            ("run", runId), ("month", month.First), ("names", results.Select(result => result.Name).ToArray()),
            ("expected", results.Select(result => result.Expected).ToArray()),
            ("actual", results.Select(result => result.Actual).ToArray()),
            ("passed", results.Select(result => result.IsPassed).ToArray()));
}
