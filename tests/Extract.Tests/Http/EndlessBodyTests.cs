namespace InsightsEtl.Extract.Tests;

/// <summary>Bodies that no memory can hold are refused with a message, and nobody tries to hold them.</summary>
[Collection(Alone.Name)]
public sealed class EndlessBodyTests : IDisposable
{
    const long MostAllocatedBytes = 60_000_000;

    readonly PullWorld _world = new() { Limits = new SourceLimits { PageBytes = 128 << 20, PageTime = TimeSpan.FromHours(1), PullTime = TimeSpan.FromHours(23) } };

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("records", "the body has more than 134217728 bytes; expected at most 134217728")]
    [InlineData("field", "a record or field of more than 4194304 bytes")]
    [InlineData("blanks", "a record or field of more than 4194304 bytes")]
    [InlineData("length", "the body has 10000000000 bytes; expected at most")]
    [InlineData("bomb", "the body has more than 134217728 bytes unpacked; expected at most")]
    public async Task A_body_without_end_is_refused_in_little_memory(string kind, string message)
    {
        var wire = new Wire(_ => Beginning(kind)) { Endless = Endless(kind) };
        await _world.PullAsync(_ => Wire.Answer("404 Not Found"));
        var before = GC.GetTotalAllocatedBytes();

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Refused, pulled.Message);
        pulled.Message.Should().Contain(message);
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(MostAllocatedBytes);
        _world.ExpectNothing();
    }

    static byte[] Beginning(string kind) =>
    [
        .. (kind == "length" ? "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n" : "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").Utf8(),
        .. kind switch
        {
            "bomb" => $"{{\"value\":[{PullWorld.Record(0)}".Utf8().Gzip(),
            "field" => "{\"value\":[{\"mpnId\":\"".Utf8(),
            _ => $"{{\"value\":[{PullWorld.Record(0)}".Utf8(),
        },
    ];

    /// <summary>What comes again and again; of the bomb, a member of gzip that unpacks to a megabyte of records.</summary>
    static byte[] Endless(string kind) => kind switch
    {
        "field" => [.. Enumerable.Repeat((byte)'a', 60_000)],
        "blanks" => [.. Enumerable.Repeat((byte)' ', 60_000)],
        "bomb" => Records(20_000).Gzip(),
        _ => Records(900),
    };

    static byte[] Records(int count) => string.Concat(Enumerable.Repeat("," + PullWorld.Record(7), count)).Utf8();
}
