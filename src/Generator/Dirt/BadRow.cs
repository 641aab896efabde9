using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>A copy of a good row with one fault; on one line, so that no fault reaches its neighbours.</summary>
static class BadRow
{
    /// <summary>Stands for bytes that are no UTF-8: a private character, replaced once the row is bytes.</summary>
    public const string NoText = "\uE000";

    public static byte[] Of(Feed feed, bool isNdjson, ReadOnlySpan<byte> goodRow, BadColumn fault)
    {
        var values = RowText.Values(feed, isNdjson, goodRow).Select(OnOneLine).ToArray();
        var place = feed.Ordinal(fault.Column);
        if (fault.Kind is not (BadRowKind.FieldCount or BadRowKind.BadJson)) values[place] = fault.Text;
        return BytesOf(isNdjson ? Json(feed, values, fault.Kind) : Csv(values, place, fault.Kind));
    }

    static string Csv(string[] values, int place, BadRowKind kind)
    {
        var fields = values.Select((value, index) => kind == BadRowKind.BadQuoting && index == place ? value : RowText.CsvOf(value));
        return string.Join(',', kind == BadRowKind.FieldCount ? fields.SkipLast(1) : fields);
    }

    /// <summary>A row that is cut before its end is no JSON.</summary>
    static string Json(Feed feed, string[] values, BadRowKind kind)
    {
        var members = feed.Columns.Select((column, index) => $"\"{column.Name}\":\"{RowText.JsonOf(values[index])}\"");
        return $"{{{string.Join(',', members)}{(kind == BadRowKind.BadJson ? "" : "}")}";
    }

    static string OnOneLine(string value) =>
        value.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ').Replace("\"", "", StringComparison.Ordinal);

    static byte[] BytesOf(string row)
    {
        var bytes = Encoding.UTF8.GetBytes(row);
        var place = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(NoText));
        if (place >= 0) bytes.AsSpan(place, 3).Fill(0xFF);
        return bytes;
    }
}
