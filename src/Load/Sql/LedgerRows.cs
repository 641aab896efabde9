using Dapper;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Reads rows of a SQL file as records: a column <c>rows_in</c> is the parameter <c>RowsIn</c> of the record's constructor.</summary>
static class LedgerRows
{
    static LedgerRows() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <param name="file">Below <c>sql/</c>.</param>
    /// <param name="parameters">An object whose properties are the file's parameters.</param>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this NpgsqlDataSource source, string file, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ReadAsync<T>(file, parameters, cancellationToken);
    }

    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this NpgsqlConnection connection, string file, object? parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<T>(new CommandDefinition(SqlText.Read(file), parameters, cancellationToken: cancellationToken))).AsList();

    public static async Task<int> WriteAsync(
        this NpgsqlConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
}
