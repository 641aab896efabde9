namespace InsightsEtl.Transform;

/// <summary>A decimal number of at most 15 ASCII digits before the point and 10 after it, with an optional leading minus.</summary>
static class DecimalField
{
    const int MostWholeDigits = 15;
    const int MostDecimalDigits = 10;

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var isNegative = !text.IsEmpty && text[0] == '-';
        var number = isNegative ? text[1..] : text;
        var point = number.IndexOf((byte)'.');
        var whole = point < 0 ? number : number[..point];
        var decimals = point < 0 ? default : number[(point + 1)..];
        if (!AreDigits(whole, MostWholeDigits) || (point >= 0 && !AreDigits(decimals, MostDecimalDigits))) return false;

        value = Exact(isNegative, Digits(Digits(0, whole), decimals), (byte)decimals.Length);
        return true;
    }

    static bool AreDigits(ReadOnlySpan<byte> text, int most) =>
        !text.IsEmpty && text.Length <= most && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    static UInt128 Digits(UInt128 before, ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits) before = before * 10 + (uint)(digit - '0');
        return before;
    }

    /// <summary>Of 25 digits at most, so that all 96 bits of a decimal hold them.</summary>
    static decimal Exact(bool isNegative, UInt128 digits, byte decimalDigits) => unchecked(
        new((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), isNegative, decimalDigits));
}
