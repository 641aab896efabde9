using System.Numerics;

namespace InsightsEtl.Transform;

/// <summary>US dollars to the 20th decimal, without bound: ten decimals of an amount times ten of a rate.</summary>
readonly record struct ExactUsd(BigInteger Units)
{
    const int Decimals = 20;

    /// <summary>One of an amount's or a rate's own smallest units, of which each has 10^10.</summary>
    const decimal UnitsPerOne = 10_000_000_000m;

    /// <summary>Exact: at most 15 digits before the point and 10 after it.</summary>
    public static Int128 UnitsOf(decimal value) => (Int128)(value * UnitsPerOne);

    /// <param name="amountUnits">A sum of amounts in one currency, in units of 10^-10.</param>
    public static ExactUsd Of(Int128 amountUnits, decimal usdPerUnit) => new((BigInteger)amountUnits * (BigInteger)UnitsOf(usdPerUnit));

    /// <summary>Half goes to the even neighbour.</summary>
    /// <exception cref="OverflowException">More dollars than a decimal holds, about 10^26 of them with two places.</exception>
    public decimal RoundedTo(int places)
    {
        var step = BigInteger.Pow(10, Decimals - places);
        var whole = BigInteger.DivRem(Units, step, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(step);
        if (half > 0 || (half == 0 && !whole.IsEven)) whole += Units.Sign;
        return (decimal)whole / (decimal)BigInteger.Pow(10, places);
    }

    public static ExactUsd operator +(ExactUsd left, ExactUsd right) => new(left.Units + right.Units);
}
