using System.Security.Cryptography;
using System.Text;

namespace InsightsEtl.Fixtures;

/// <summary>A column of a Parquet file as one reader sees it.</summary>
/// <param name="Type">As DuckDB names it: INTEGER, DATE, DECIMAL(18,2), VARCHAR.</param>
/// <param name="SumHundredths">Of whole numbers and decimals, times 100; 0 for other types.</param>
/// <param name="Fingerprint">Of all values in their order, see <see cref="FingerprintOf"/>.</param>
/// <param name="Values">As texts: dates yyyy-MM-dd, decimals with two digits. Empty where the file has too many rows.</param>
public sealed record ReadColumn(string Name, string Type, long Nulls, string SumHundredths, string Fingerprint, IReadOnlyList<string?> Values)
{
    /// <summary>What <see cref="Fingerprint"/> must be for these values.</summary>
    public static string FingerprintOf(IEnumerable<string?> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in values) hash.AppendData(Encoding.UTF8.GetBytes(value is null ? "-\n" : $"+{value}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
