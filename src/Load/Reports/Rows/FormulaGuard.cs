namespace InsightsEtl.Load.Reports;

/// <summary>Keeps a spreadsheet from running a text as a formula: an apostrophe before it.</summary>
static class FormulaGuard
{
    public const byte Mark = (byte)'\'';

    /// <summary>Whether the cell begins as a formula does and is no number: ASCII digits, at most one sign before and one point among them.</summary>
    public static bool IsNeeded(ReadOnlySpan<byte> cell) =>
        !cell.IsEmpty && (cell[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r') && !IsNumber(cell);

    static bool IsNumber(ReadOnlySpan<byte> cell)
    {
        if (cell[0] is not ((byte)'+' or (byte)'-')) return false;
        var digits = cell[1..];
        if (digits.IndexOf((byte)'.') is >= 0 and var point)
            return IsDigits(digits[..point]) && IsDigits(digits[(point + 1)..]);
        return IsDigits(digits);
    }

    static bool IsDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
