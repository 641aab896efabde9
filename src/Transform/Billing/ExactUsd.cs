using System.Numerics;

namespace InsightsEtl.Transform;

/// <summary>US dollars to the 20th decimal, without bound: ten decimals of an amount times ten of a rate.</summary>
readonly record struct ExactUsd(BigInteger Units)
{
    /// <summary>More dollars than any column holds; a sum beyond them is given as this, so that it meets the check that holds its month back.</summary>
    public const decimal Endless = 10_000_000_000_000_000_000_000m;

    const int Decimals = 20;

    /// <summary>One of an amount's or a rate's own smallest units, of which each has 10^10.</summary>
    const decimal UnitsPerOne = 10_000_000_000m;

    /// <summary>Exact: at most 15 digits before the point and 10 after it.</summary>
    public static Int128 UnitsOf(decimal value) => (Int128)(value * UnitsPerOne);

    /// <param name="amountUnits">A sum of amounts in one currency, in units of 10^-10.</param>
    public static ExactUsd Of(Int128 amountUnits, decimal usdPerUnit) => new((BigInteger)amountUnits * (BigInteger)UnitsOf(usdPerUnit));

    /// <summary>Half goes to the even neighbour; never beyond <see cref="Endless"/> on either side of 0.</summary>
    /// <param name="places">0 to 6, so that what is given fits a decimal.</param>
    public decimal RoundedTo(int places)
    {
        var step = BigInteger.Pow(10, Decimals - places);
        var whole = BigInteger.DivRem(Units, step, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(step);
        if (half > 0 || (half == 0 && !whole.IsEven)) whole += Units.Sign;
        var scale = BigInteger.Pow(10, places);
        return BigInteger.Abs(whole) > scale * (BigInteger)Endless ? Units.Sign * Endless : (decimal)whole / (decimal)scale;
    }

    public static ExactUsd operator +(ExactUsd left, ExactUsd right) => new(left.Units + right.Units);
}
