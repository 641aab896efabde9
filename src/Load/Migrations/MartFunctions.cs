using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The functions of <c>sql/marts</c>, one file each: made anew where the file is another than the database was made from.</summary>
static class MartFunctions
{
    const string Folder = "marts";

    /// <summary>All that are due in one transaction, so that no caller meets some of them.</summary>
    /// <returns>How many were made or dropped.</returns>
    /// <remarks>
    /// Nothing of a body is looked up while functions are made (a test calls each of them), so that their order does not matter.
    /// A function is dropped first: <c>create or replace</c> keeps parameters and columns of another signature alive beside the new one.
    /// </remarks>
    public static Task<int> ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ApplyAsync(connection, static _ => true, cancellationToken);

    /// <summary>One of them, ahead of the others.</summary>
    public static Task<int> ApplyAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        ApplyAsync(connection, other => other == name, cancellationToken);

    static async Task<int> ApplyAsync(NpgsqlConnection connection, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var made = (await connection.RowsAsync(
            "select name, sha256 from etl.mart_function", row => (Name: row.GetString(0), Sha256: row.GetString(1)), cancellationToken))
            .ToDictionary(function => function.Name, function => function.Sha256, StringComparer.Ordinal);
        var known = SqlText.Folder(Folder).ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
        var due = known.Where(function => isWanted(function.Key) && made.GetValueOrDefault(function.Key) != SqlText.Sha256(function.Value)).ToList();
        var gone = made.Keys.Except(known.Keys).Where(isWanted).ToList();
        if (due.Count + gone.Count == 0) return 0;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync("set local role insights_etl; set local check_function_bodies = off", cancellationToken);
        foreach (var name in gone.Concat(due.Select(function => function.Key))) await DropAsync(connection, name, cancellationToken);
        foreach (var (name, path) in due) await MakeAsync(connection, name, path, cancellationToken);
        Fault.Hit("migrations.before-marts");
        await transaction.CommitAsync(cancellationToken);
        return due.Count + gone.Count;
    }

    static async Task DropAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        var signatures = await connection.RowsAsync(
            "select oid::regprocedure::text from pg_proc where pronamespace = 'mart'::regnamespace and proname = @name",
            row => row.GetString(0), cancellationToken, ("name", name));
        foreach (var signature in signatures) await connection.RunAsync($"drop function {signature}", cancellationToken);
        await connection.RunAsync("delete from etl.mart_function where name = @name", cancellationToken, ("name", name));
    }

    static async Task MakeAsync(NpgsqlConnection connection, string name, string path, CancellationToken cancellationToken)
    {
        await connection.RunAsync(SqlText.Read(path), cancellationToken);
        await connection.RunAsync(
            "insert into etl.mart_function (name, sha256) values (@name, @sha256)",
            cancellationToken, ("name", name), ("sha256", SqlText.Sha256(path)));
    }
}
