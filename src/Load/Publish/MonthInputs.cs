using System.Security.Cryptography;
using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>A month's deliveries as one number: feed, date and identity of each, hashed.</summary>
public static class MonthInputs
{
    public static string Sha256(MonthDeliveries deliveries)
    {
        var text = string.Join(
            '\n', deliveries.All.Select(delivery => string.Create(
                CultureInfo.InvariantCulture, $"{delivery.Feed.Name} {delivery.Date:yyyy-MM-dd} {delivery.Identity}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
