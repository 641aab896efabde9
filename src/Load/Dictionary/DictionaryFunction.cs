using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A function as the database describes it.</summary>
/// <param name="Room">Schema.</param>
/// <param name="Signature">Name and arguments with their types.</param>
sealed record DictionaryFunction(string Room, string Signature, string Result, string Meaning)
{
    public static Task<List<DictionaryFunction>> AllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            SqlText.Read("dictionary/functions.sql"),
            row => new DictionaryFunction(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            cancellationToken);
}
