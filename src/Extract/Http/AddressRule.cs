using System.Net;
using System.Net.Sockets;

namespace InsightsEtl.Extract;

/// <summary>Which addresses a source may be at: public ones, unless its host is known to be private or is this machine by name.</summary>
public static class AddressRule
{
    static readonly IPNetwork[] Private = [.. Networks(
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 "
        + "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        + "::/96 100::/64 2001::/32 2001:db8::/32 fc00::/7 fe80::/10 fec0::/10 ff00::/8")];

    static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>The host is this machine by its own name or number; a name that merely resolves to it is not.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (Array.Exists(Private, network => network.Contains(address))) return true;
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address)) return IsPrivate(new IPAddress(bytes.AsSpan(12, 4)));
        return SixToFour.Contains(address) && IsPrivate(new IPAddress(bytes.AsSpan(2, 4)));
    }

    /// <param name="privateHosts">Hosts that may be anywhere.</param>
    public static bool Permits(string host, IPAddress address, IReadOnlySet<string> privateHosts) =>
        !IsPrivate(address) || privateHosts.Contains(host) || (IsLoopback(host) && IPAddress.IsLoopback(address));

    /// <returns>What is wrong with the address; null where nothing is.</returns>
    public static string? Fault(Uri url, IReadOnlySet<string> privateHosts)
    {
        if (url.UserInfo.Length > 0) return "a name or password in it; expected none";
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && IsLoopback(url.Host)))
            return $"scheme {url.Scheme}; expected https (http for this machine only)";
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !Permits(url.Host, address, privateHosts)
            ? $"the private address {address}; expected a public one, or the host in AllowPrivateHosts"
            : null;
    }

    static IEnumerable<IPNetwork> Networks(string list) => list.Split(' ').Select(network => IPNetwork.Parse(network));
}
