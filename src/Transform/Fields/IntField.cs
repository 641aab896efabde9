namespace InsightsEtl.Transform;

/// <summary>A whole number of ASCII digits with an optional leading minus that fits 32 bits.</summary>
static class IntField
{
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        var isNegative = !text.IsEmpty && text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty || !TryMagnitude(digits, out var magnitude)) return false;

        var signed = isNegative ? -magnitude : magnitude;
        if (signed is < int.MinValue or > int.MaxValue) return false;
        value = (int)signed;
        return true;
    }

    static bool TryMagnitude(ReadOnlySpan<byte> digits, out long magnitude)
    {
        magnitude = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            magnitude = magnitude * 10 + (digit - '0');
            if (magnitude > 1L + int.MaxValue) return false;
        }

        return true;
    }
}
