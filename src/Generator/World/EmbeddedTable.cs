using System.Text;

namespace InsightsEtl.Generator;

/// <summary>A small table that ships inside the program: CSV with a header, lists within a field separated by bars.</summary>
static class EmbeddedTable
{
    public const char ListSeparator = '|';

    /// <returns>The rows after the header.</returns>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"Found no table {name} in the program.", nameof(name));
        using var lines = new StreamReader(stream, Encoding.UTF8);
        lines.ReadLine();
        while (lines.ReadLine() is { } line) yield return RowText.CsvValues(line);
    }

    public static string[] List(string field) => field.Split(ListSeparator);
}
