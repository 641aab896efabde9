using System.Net;
using System.Net.Sockets;

namespace InsightsEtl.Faults.Tests;

/// <summary>A wire between the program and the server, which is cut once, at a byte or at the COMMIT of a publish, and whole again after.</summary>
sealed class CutWire : IAsyncDisposable
{
    static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(500);

    readonly int _serverPort;
    readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    readonly List<WireLink> _links = [];
    readonly Lock _counting = new();
    readonly Task _accepting;
    long _bytes;

    public CutWire(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Carried so far, both ways, over all connections.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public bool IsCut { get; private set; }

    /// <summary>All connections are cut once so many bytes have been carried; null: never.</summary>
    public long? CutAfterBytes { get; init; }

    public CommitCut CommitCut { get; init; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        CutAll();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
                var link = new WireLink(client, server);
                lock (_counting) _links.Add(link);
                _ = CarryAsync(link, client, server, CarryRequestAsync);
                _ = CarryAsync(link, server, client, CarryReplyAsync);
            }
        }
        catch (SocketException)
        {
            // The listener has been stopped.
        }
        catch (ObjectDisposedException)
        {
            // The same, a moment earlier.
        }
    }

    static async Task CarryAsync(WireLink link, Socket from, Socket to, Carrying carry)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var length) await carry(link, buffer.AsMemory(0, length), to);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // One end is gone; so is the other.
        }
        link.Cut();
    }

    async Task CarryRequestAsync(WireLink link, ReadOnlyMemory<byte> request, Socket server)
    {
        if (CommitCut == CommitCut.None || IsCut || !link.IsCommitOfPublish(request.Span))
        {
            await SendAsync(request, server);
            return;
        }

        IsCut = true;
        if (CommitCut == CommitCut.Late)
        {
            link.CutClient();
            await Task.Delay(Lateness);
        }
        if (CommitCut != CommitCut.Request) await server.SendAsync(request);
        if (CommitCut == CommitCut.Request) link.Cut();
        else link.IsReplyUnwanted = true;
    }

    async Task CarryReplyAsync(WireLink link, ReadOnlyMemory<byte> reply, Socket client)
    {
        if (link.IsReplyUnwanted) link.Cut();
        else await SendAsync(reply, client);
    }

    async Task SendAsync(ReadOnlyMemory<byte> block, Socket to)
    {
        var before = Interlocked.Add(ref _bytes, block.Length) - block.Length;
        var isCutHere = before < CutAfterBytes && CutAfterBytes <= before + block.Length || CutAfterBytes == 0 && !IsCut;
        if (!isCutHere)
        {
            await to.SendAsync(block);
            return;
        }

        IsCut = true;
        await to.SendAsync(block[..(int)(CutAfterBytes!.Value - before)]);
        CutAll();
    }

    void CutAll()
    {
        lock (_counting) _links.ForEach(static link => link.Cut());
    }

    delegate Task Carrying(WireLink link, ReadOnlyMemory<byte> block, Socket to);
}
