using System.Text;

namespace InsightsEtl.Extract;

/// <summary>Text of others as a message, a table or the ledger may show it: one line of whole characters, none of which acts on a terminal.</summary>
public static class ShownText
{
    /// <summary>Controls, line and paragraph separators and halves of surrogate pairs stand as <c>\uXXXX</c>; the rest is as it was.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? shown = null;
        for (var place = 0; place < text.Length; place++)
        {
            var length = IsPair(text, place) ? 2 : 1;
            if (length == 1 && IsHidden(text[place]))
            {
                shown ??= new StringBuilder(text, 0, place, text.Length + 16);
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[place]:X4}");
                continue;
            }

            shown?.Append(text, place, length);
            place += length - 1;
        }

        return shown?.ToString() ?? text;
    }

    /// <param name="longest">Characters (UTF-16) of the text that are shown; a longer one is cut between characters and ends with an ellipsis.</param>
    public static string Of(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest) return Of(text);
        return Of(text[..(IsPair(text, longest - 1) ? longest - 1 : longest)]) + "…";
    }

    static bool IsPair(string text, int place) =>
        char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]);

    static bool IsHidden(char letter) => char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029';
}
