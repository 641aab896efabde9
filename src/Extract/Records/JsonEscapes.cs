using System.Buffers.Text;

namespace InsightsEtl.Extract;

/// <summary>Escapes of JSON text that stand for no character of a text: <c>\u0000</c> and halves of surrogate pairs.</summary>
static class JsonEscapes
{
    const int EscapeLength = 6;

    /// <param name="line">Any line, valid JSON or not.</param>
    public static bool HasNoCharacter(ReadOnlySpan<byte> line)
    {
        for (var at = line.IndexOf((byte)'\\'); at >= 0; at = line.IndexOf((byte)'\\'))
        {
            line = line[at..];
            var unit = Unit(line);
            var isPair = unit is >= 0xD800 and <= 0xDBFF && Unit(line[EscapeLength..]) is >= 0xDC00 and <= 0xDFFF;
            if (unit == 0 || (unit is >= 0xD800 and <= 0xDFFF && !isPair)) return true;
            line = line[Math.Min(line.Length, isPair ? 2 * EscapeLength : 2)..];
        }

        return false;
    }

    /// <returns>The UTF-16 unit that the text begins with as <c>\uXXXX</c>; -1 when it begins with anything else.</returns>
    static int Unit(ReadOnlySpan<byte> text) =>
        text is [(byte)'\\', (byte)'u', _, _, _, _, ..]
        && Utf8Parser.TryParse(text[2..EscapeLength], out ushort unit, out var used, 'x') && used == EscapeLength - 2
            ? unit
            : -1;
}
