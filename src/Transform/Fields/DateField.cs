namespace InsightsEtl.Transform;

/// <summary>A day written <c>yyyy-MM-dd</c>, a time after <c>T</c> ignored; sources write 0001-01-01 and year 9999 for none.</summary>
static class DateField
{
    const int Length = 10;
    const int NoYear = 9999;

    /// <param name="value">Null: the source's way of saying that there is no date.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly? value)
    {
        value = null;
        if (text.StartsWith("0001-01-01"u8)) return true;
        if (!HasShape(text) || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..10], out var day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;

        if (year != NoYear) value = new DateOnly(year, month, day);
        return true;
    }

    static bool HasShape(ReadOnlySpan<byte> text) =>
        text.Length >= Length && text[4] == '-' && text[7] == '-' && (text.Length == Length || text[Length] == 'T');

    static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
