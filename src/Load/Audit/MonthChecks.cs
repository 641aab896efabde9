using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The sentences of <c>sql/checks</c>, each asked of the month as it would be published: rows that break it hold the month back.</summary>
/// <remarks>
/// One statement asks them all, and the server's workers share them. That takes sentences a worker may ask alone: a window function, a common
/// table that is read twice, or a subquery in the place of a value, in any one of them, and all are asked one after another.
/// </remarks>
sealed class MonthChecks(CheckLedger ledger)
{
    /// <summary>
    /// A worker costs nothing to start, and rows it hands on are dear: so it hands on a sentence's count and nothing before it. Whole tables
    /// are read, so a row looked for by itself is dear too.
    /// </summary>
    const string WorkersTakeWholeSentences =
        "set local parallel_setup_cost = 0; set local parallel_tuple_cost = 10000; set local random_page_cost = 4";

    const string WorkersAsUsual =
        "set local parallel_setup_cost to default; set local parallel_tuple_cost to default; set local random_page_cost to default";

    static readonly string[] Paths = [.. SqlText.Folder("checks")];

    static readonly string[] Names = [.. Paths.Select(Name)];

    static readonly string Statement = string.Join("\nunion all\n", Paths.Select(Count));

    /// <exception cref="ChecksFailedException">At least one sentence does not hold.</exception>
    public async Task EnsureAsync(NpgsqlConnection publishing, Month month, CancellationToken cancellationToken) =>
        await ledger.EnsureAsync(
            month, await RunAsync(publishing, month, cancellationToken), ($"{month} does not add up, so it was not published", ""),
            cancellationToken);

    public static async Task<IReadOnlyList<CheckResult>> RunAsync(
        NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        await connection.RunAsync(WorkersTakeWholeSentences, cancellationToken);
        var offending = (await connection.RowsAsync(
            Statement, row => (Name: row.GetString(0), Rows: row.GetInt64(1)), cancellationToken, ("month", month.First)))
            .ToDictionary(check => check.Name, check => check.Rows);
        await connection.RunAsync(WorkersAsUsual, cancellationToken);
        return [.. Names.Select(name => new CheckResult(name, "0 offending rows", $"{offending[name]} offending rows", offending[name] == 0))];
    }

    static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    static string Count(string path) =>
        $"""
        select '{Name(path)}' as name, count(*) as offending
        from (
        {SqlText.Read(path).TrimEnd().TrimEnd(';')}
        ) as offending
        """;
}
