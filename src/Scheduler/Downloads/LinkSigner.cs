using System.Security.Cryptography;
using System.Text;
using InsightsEtl.Load.People;

namespace InsightsEtl.Scheduler.Downloads;

/// <summary>Links that a tool may use for a while in place of a sign-in: to one file, for one account, until one moment.</summary>
/// <remarks>The whole address is signed as text, and compared as text: there is no second spelling of a link.</remarks>
sealed class LinkSigner(KeyRing keys, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <returns>Path and query below the host's root.</returns>
    public async Task<(string Address, DateTimeOffset Expires)> SignAsync(Guid file, Guid account, CancellationToken cancellationToken)
    {
        var key = await keys.SigningKeyAsync(cancellationToken);
        var expires = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        return (Address(file, account, expires.ToUnixTimeSeconds(), key), expires);
    }

    /// <param name="address">Path and query as they came in, below the host's root.</param>
    public async Task<bool> IsGoodAsync(
        string address, Guid file, Guid account, long expires, int linkKeyId, CancellationToken cancellationToken)
    {
        if (expires < clock.GetUtcNow().ToUnixTimeSeconds()) return false;
        if (await keys.FindAsync(linkKeyId, cancellationToken) is not { } key) return false;
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(address), Encoding.UTF8.GetBytes(Address(file, account, expires, key)));
    }

    static string Address(Guid file, Guid account, long expires, LinkKey key)
    {
        var unsigned = string.Create(
            CultureInfo.InvariantCulture, $"/links/{file:D}?account={account:D}&expires={expires}&key={key.LinkKeyId}");
        return $"{unsigned}&signature={Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes(unsigned)))}";
    }
}
