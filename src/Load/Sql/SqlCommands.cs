using System.Data;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Runs SQL text with named parameters.</summary>
static class SqlCommands
{
    public static async Task<int> RunAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of the first row; default where there is none or it is null.</summary>
    public static async Task<T?> ScalarAsync<T>(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }

    public static async Task<List<T>> RowsAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Columns and rows as they come, also the columns of no rows; null is null.</summary>
    public static async Task<(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)> TableAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var places = Enumerable.Range(0, reader.FieldCount).ToList();
        var rows = new List<IReadOnlyList<object?>>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add([.. places.Select(place => reader.IsDBNull(place) ? null : reader.GetValue(place))]);
        return (places.ConvertAll(reader.GetName), rows);
    }

    /// <summary>A text column that may be null.</summary>
    public static string? TextOrNull(this NpgsqlDataReader row, int place) => row.IsDBNull(place) ? null : row.GetString(place);

    /// <summary>The connection, if it is still there: used after a break it would answer as to a bug of the caller's.</summary>
    /// <exception cref="NpgsqlException">It was lost; transient, so that the run may be tried again.</exception>
    public static NpgsqlConnection Living(this NpgsqlConnection connection) => connection.FullState.HasFlag(ConnectionState.Open)
        ? connection
        : throw new NpgsqlException("The connection was lost", new IOException("an earlier statement failed, or the server went away"));

    static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection.Living());
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
