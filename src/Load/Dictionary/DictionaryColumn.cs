using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A column as the database describes it.</summary>
/// <param name="Room">Schema.</param>
/// <param name="IsNullable">False for columns of views, of which the database does not know.</param>
sealed record DictionaryColumn(
    string Room, string Relation, string Kind, string RelationMeaning, string Name, string Type, bool IsNullable, string Meaning)
{
    public static Task<List<DictionaryColumn>> AllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            SqlText.Read("dictionary/columns.sql"),
            row => new DictionaryColumn(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                row.GetBoolean(6), row.GetString(7)),
            cancellationToken);
}
