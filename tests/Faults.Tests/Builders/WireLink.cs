using System.Net.Sockets;

namespace InsightsEtl.Faults.Tests;

/// <summary>One connection of a wire: its end at the program and its end at the server.</summary>
sealed class WireLink(Socket client, Socket server)
{
    bool _isPublish;

    /// <summary>The next reply is that to COMMIT, and the program is not to have it.</summary>
    public bool IsReplyUnwanted { get; set; }

    /// <summary>A COMMIT is a message of its own; a publish is known by what it has written before.</summary>
    public bool IsCommitOfPublish(ReadOnlySpan<byte> request)
    {
        _isPublish |= request.IndexOf("insert into etl.publish"u8) >= 0;
        return _isPublish && request.IndexOf("COMMIT\0"u8) >= 0;
    }

    /// <summary>The program hears at once that its connection is gone; the server may still be spoken to.</summary>
    public void CutClient()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }

    public void Cut()
    {
        client.Close();
        server.Close();
    }
}
