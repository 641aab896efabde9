using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>A port on loopback that nobody listens on.</summary>
static class FreePort
{
    /// <summary>Below the range from which systems take ports for outgoing connections (32768 on Linux), so that it is still free tomorrow.</summary>
    const int First = 20000, End = 32000;

    public static int Choose()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
