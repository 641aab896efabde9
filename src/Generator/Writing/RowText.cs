using System.Text;
using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>A row as text: a value quoted for its format, a row taken apart and put together again.</summary>
static class RowText
{
    const string NeedsQuotes = ",\"\r\n";

    /// <summary>The value as a CSV field, quoted where it must be.</summary>
    public static string CsvOf(string value) =>
        value.AsSpan().IndexOfAny(NeedsQuotes) < 0 && value.Trim().Length == value.Length
            ? value
            : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The value as it stands between the quotes of a JSON text.</summary>
    public static string JsonOf(string value) => !value.Any(letter => letter is '"' or '\\' || char.IsControl(letter))
        ? value
        : value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal)
            .Replace("\t", @"\t", StringComparison.Ordinal);

    /// <summary>The values of a good row, in the feed's column order.</summary>
    public static string[] Values(Feed feed, bool isNdjson, ReadOnlySpan<byte> row)
    {
        var text = Encoding.UTF8.GetString(row).TrimEnd('\n');
        return isNdjson ? JsonValues(feed, text) : CsvValues(text);
    }

    static string[] JsonValues(Feed feed, string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. feed.Columns.Select(column => document.RootElement.GetProperty(column.Name).GetString()!)];
    }

    /// <summary>The values of a CSV record without its line end.</summary>
    public static string[] CsvValues(string text)
    {
        List<string> values = [];
        var value = new StringBuilder();
        var isQuoted = false;
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] == '"' && isQuoted && place + 1 < text.Length && text[place + 1] == '"') value.Append(text[place++]);
            else if (text[place] == '"') isQuoted = !isQuoted;
            else if (text[place] == ',' && !isQuoted) Take();
            else value.Append(text[place]);
        }

        Take();
        return [.. values];

        void Take()
        {
            values.Add(value.ToString());
            value.Clear();
        }
    }
}
