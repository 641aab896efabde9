using System.Text;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The comments of the database as one Markdown page: every table, view, column and function that can be read.</summary>
static class DataDictionary
{
    /// <param name="origin">Said under the title: where the page comes from and how it is made anew.</param>
    public static async Task<string> WriteAsync(NpgsqlConnection connection, string origin, CancellationToken cancellationToken)
    {
        var columns = await DictionaryColumn.AllAsync(connection, cancellationToken);
        var functions = await DictionaryFunction.AllAsync(connection, cancellationToken);
        var page = new StringBuilder($"# Data dictionary\n\n{origin}\n");
        foreach (var room in columns.GroupBy(column => column.Room))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {room.Key}\n");
            foreach (var relation in room.GroupBy(column => column.Relation)) WriteRelation(page, [.. relation]);
            WriteFunctions(page, [.. functions.Where(function => function.Room == room.Key)]);
        }
        return page.ToString();
    }

    static void WriteRelation(StringBuilder page, DictionaryColumn[] columns)
    {
        var (room, relation, kind, meaning) = (columns[0].Room, columns[0].Relation, columns[0].Kind, columns[0].RelationMeaning);
        page.Append(CultureInfo.InvariantCulture, $"\n### {room}.{relation}\n\n{meaning} ({kind})\n\n");
        page.Append("| column | type | null | meaning |\n|---|---|---|---|\n");
        foreach (var column in columns)
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {column.Name} | {column.Type} | {(column.IsNullable ? "yes" : "")} | {Cell(column.Meaning)} |\n");
    }

    static void WriteFunctions(StringBuilder page, DictionaryFunction[] functions)
    {
        if (functions.Length == 0) return;
        page.Append("\n| function | returns | meaning |\n|---|---|---|\n");
        foreach (var function in functions)
            page.Append(
                CultureInfo.InvariantCulture, $"| {Cell(function.Signature)} | {Cell(function.Result)} | {Cell(function.Meaning)} |\n");
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
