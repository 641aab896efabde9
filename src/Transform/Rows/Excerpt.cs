using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>What a rejected row keeps of its text, for a person to find it by: one printable line, the fault first, cut short.</summary>
/// <remarks>Billing shows neither amount nor quantity, hence nothing at all where its columns cannot be told apart.</remarks>
static class Excerpt
{
    public const int MostCharacters = 200;

    /// <param name="field">The column at fault, shown first; null: the row as a whole.</param>
    public static string? Of(RecordReader record, Feed feed, string? field)
    {
        if (record.Fault == StructureFault.None) return Printable(Columns(record, feed, field));
        return feed == Feed.Billing ? null : Printable(Encoding.UTF8.GetString(Head(record.Raw)));
    }

    static string Columns(RecordReader record, Feed feed, string? field)
    {
        var text = new StringBuilder();
        foreach (var column in feed.Columns.Where(column => column.Name == field).Concat(feed.Columns.Where(column => column.Name != field)))
        {
            var value = Head(Utf8Text.Trim(record.Field(feed.Ordinal(column.Name))));
            if (value.IsEmpty || IsHidden(feed, column.Name) || text.Length > MostCharacters) continue;
            if (text.Length > 0) text.Append(' ');
            text.Append(column.Name).Append('=').Append(Encoding.UTF8.GetString(value));
        }

        return text.ToString();
    }

    static bool IsHidden(Feed feed, string column) => feed == Feed.Billing && column is "amount" or "quantity";

    /// <summary>Enough bytes for the characters that are kept: no character takes more than four.</summary>
    static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, 4 * MostCharacters)];

    static string Printable(string text)
    {
        var length = Math.Min(text.Length, MostCharacters);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        return string.Create(length, text, static (line, source) =>
        {
            for (var place = 0; place < line.Length; place++) line[place] = IsPrintable(source[place]) ? source[place] : ' ';
        });
    }

    static bool IsPrintable(char letter) => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029');
}
