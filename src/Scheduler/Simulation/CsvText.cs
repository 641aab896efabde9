using System.Text;
using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>Records as CSV.</summary>
static class CsvText
{
    /// <param name="lines">The same as JSON lines.</param>
    public static byte[] Of(Feed feed, byte[] lines)
    {
        var text = new StringBuilder(string.Join(',', feed.Columns.Select(column => column.Name))).Append('\n');
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var record = JsonDocument.Parse(line);
            if (record.RootElement.ValueKind == JsonValueKind.Object)
                text.AppendJoin(',', record.RootElement.EnumerateObject().Select(field => Quoted(field.Value.GetString() ?? "")));
            else text.Append(Quoted(record.RootElement.GetString()!));
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Quoted(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
