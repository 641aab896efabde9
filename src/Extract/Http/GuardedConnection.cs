using System.Net;
using System.Net.Sockets;

namespace InsightsEtl.Extract;

/// <summary>Connects to a host at an address that has been looked at: the very one it connects to, whatever the name resolves to later.</summary>
/// <param name="resolve">Gives a name's addresses; the system's resolver unless a test has its own.</param>
/// <param name="dial">Opens a connection to an address; TCP unless a test has its own.</param>
sealed class GuardedConnection(
    IReadOnlySet<string> privateHosts,
    Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null,
    Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? dial = null)
{
    /// <summary>An address that swallows what is sent to it leaves time for the name's next one.</summary>
    static readonly TimeSpan LongestDial = TimeSpan.FromSeconds(10);

    readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;
    readonly Func<IPEndPoint, CancellationToken, ValueTask<Stream>> _dial = dial ?? DialAsync;

    /// <exception cref="RefusedDeliveryException">One of the name's addresses is private.</exception>
    /// <exception cref="SocketException">The name is unknown or nobody answers.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var addresses = await _resolve(host.Host, cancellationToken);
        var forbidden = Array.Find(addresses, address => !AddressRule.Permits(host.Host, address, privateHosts));
        if (forbidden is not null)
        {
            throw new RefusedDeliveryException(
                $"Host {host.Host} is at the private address {forbidden}; expected a public one, or the host in AllowPrivateHosts.");
        }

        return await FirstAsync(addresses, host.Port, cancellationToken);
    }

    async ValueTask<Stream> FirstAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var address in addresses)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LongestDial);
            try
            {
                return await _dial(new IPEndPoint(address, port), limit.Token);
            }
            catch (SocketException failed)
            {
                last = failed;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                last = new SocketException((int)SocketError.TimedOut);
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    static async ValueTask<Stream> DialAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
