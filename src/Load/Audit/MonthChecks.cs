using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The sentences of <c>sql/checks</c>, each asked of the month as it would be published: rows that break it hold the month back.</summary>
sealed class MonthChecks(CheckLedger ledger)
{
    /// <exception cref="ChecksFailedException">At least one sentence does not hold.</exception>
    public async Task EnsureAsync(NpgsqlConnection publishing, Month month, CancellationToken cancellationToken) =>
        await ledger.EnsureAsync(
            month, await RunAsync(publishing, month, cancellationToken), ($"{month} does not add up, so it was not published", ""),
            cancellationToken);

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(
        NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var path in SqlText.Folder("checks"))
        {
            var offending = await connection.ScalarAsync<long>(
                $"select count(*) from ({SqlText.Read(path).TrimEnd().TrimEnd(';')}) as offending",
                cancellationToken, ("month", month.First));
            var name = Path.GetFileNameWithoutExtension(path);
            results.Add(new CheckResult(name, "0 offending rows", $"{offending} offending rows", offending == 0));
        }
        return results;
    }
}
