using System.Collections.Concurrent;
using System.Text;

namespace InsightsEtl.Extract.Tests;

/// <summary>A service at the other end of the wire, byte by byte as a test writes it: one answer to each connection.</summary>
/// <param name="answer">Of the request's head and body.</param>
sealed class Wire(Func<string, byte[]> answer)
{
    public const string Host = "http://127.0.0.1:9";

    readonly ConcurrentQueue<string> _requests = new();

    /// <summary>What follows the answer again and again; null: nothing does.</summary>
    public byte[]? Endless { get; init; }

    /// <summary>Heads and bodies, in order.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public GuardedConnection Connection => new(
        new HashSet<string>(), static (host, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]), (_, _) => new(new End(this)));

    /// <summary>A whole answer with its length.</summary>
    public static byte[] Ok(string body, string headers = "") => Answer("200 OK", body, headers);

    public static byte[] Answer(string status, string body = "", string headers = "") => Answer(status, body.Utf8(), headers);

    public static byte[] Answer(string status, byte[] body, string headers = "") =>
        [.. $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{headers}\r\n".Utf8(), .. body];

    byte[] Take(string request)
    {
        _requests.Enqueue(request);
        return answer(request);
    }

    /// <summary>The client's side of one connection.</summary>
    sealed class End(Wire wire) : ForwardStream
    {
        readonly TaskCompletionSource<byte[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly StringBuilder _request = new();
        byte[]? _again;
        int _read;

        public override bool CanWrite => true;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var bytes = _again ?? await _answer.Task.WaitAsync(cancellationToken);
            if (_read == bytes.Length && wire.Endless is { } endless) (bytes, _read, _again) = (endless, 0, endless);
            var read = Math.Min(buffer.Length, bytes.Length - _read);
            bytes.AsMemory(_read, read).CopyTo(buffer);
            _read += read;
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _request.Append(Encoding.Latin1.GetString(buffer.Span));
            var text = _request.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (head >= 4 && text.Length >= head + LengthOf(text)) _answer.TrySetResult(wire.Take(text));
            return ValueTask.CompletedTask;
        }

        static int LengthOf(string request) => request.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line["Content-Length: ".Length..], CultureInfo.InvariantCulture)).FirstOrDefault();
    }
}
