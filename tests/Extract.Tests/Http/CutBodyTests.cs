using System.Text;

namespace InsightsEtl.Extract.Tests;

/// <summary>A page of 20 kB, cut at any byte, in every framing and format: never taken for a whole one, never landed.</summary>
public sealed class CutBodyTests
{
    const int PageBytes = 20_000;
    const int CsvRows = 1_930;

    /// <summary>With <c>INSIGHTS_HTTP_CAMPAIGN=all</c> every byte; else every 211th and the last fifty.</summary>
    static readonly bool IsCampaign = Environment.GetEnvironmentVariable("INSIGHTS_HTTP_CAMPAIGN") == "all";

    static readonly byte[] Json = Encoding.UTF8.GetBytes(Padded("{\"value\":[", ",", count => $"],\"totalCount\":{count},\"@nextLink\":null}}"));
    static readonly byte[] Ndjson = Encoding.UTF8.GetBytes(Padded("", "\n", count => $"\n{{\"totalCount\":{count},\"@nextLink\":null}}"));
    static readonly byte[] Csv = Encoding.UTF8.GetBytes(PartFile.Header + string.Concat(Enumerable.Range(0, CsvRows).Select(number => $"{number},M,PAL\n")));

    [Theory]
    [InlineData("length", BodyFormat.Json, false)]
    [InlineData("length", BodyFormat.Ndjson, false)]
    [InlineData("length", BodyFormat.Csv, false)]
    [InlineData("chunks", BodyFormat.Json, false)]
    [InlineData("chunks", BodyFormat.Ndjson, false)]
    [InlineData("chunks", BodyFormat.Csv, true)]
    [InlineData("none", BodyFormat.Json, false)]
    [InlineData("none", BodyFormat.Ndjson, false)]
    [InlineData("none", BodyFormat.Json, true)]
    [InlineData("none", BodyFormat.Csv, true)]
    [InlineData("total", BodyFormat.Csv, false)]
    public async Task A_cut_page_is_never_taken_for_a_whole_one(string framing, BodyFormat format, bool isGzip)
    {
        var body = format switch { BodyFormat.Json => Json, BodyFormat.Ndjson => Ndjson, _ => Csv };
        if (isGzip) body = body.Gzip();
        var answer = Framed(framing, body);
        var head = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        using var folder = new TemporaryFolder();

        (await TakenAsync(folder, format, answer)).Should().BeTrue("the whole page is one");

        foreach (var cut in Cuts(head, answer.Length))
            (await TakenAsync(folder, format, answer[..cut])).Should().BeFalse("the page ends at byte {0} of {1}", cut - head, answer.Length - head);
    }

    [Fact]
    public void The_pages_have_20_kB()
    {
        Json.Length.Should().BeInRange(PageBytes, PageBytes + 200);
        Ndjson.Length.Should().BeInRange(PageBytes, PageBytes + 200);
        Csv.Length.Should().BeInRange(PageBytes, PageBytes + 200);
    }

    static IEnumerable<int> Cuts(int head, int length) =>
        Enumerable.Range(head, length - head).Where(cut => IsCampaign || cut % 211 == 0 || cut > length - 50);

    /// <summary>As a pull takes it: an answer is a page that adds up, or it is not.</summary>
    static async Task<bool> TakenAsync(TemporaryFolder folder, BodyFormat format, byte[] answer)
    {
        var source = new Source(Feed.Attributions, Wire.Host + "/feed?date={date}", Cadence.Daily, Paging.NextLink) { Format = format };
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => new Wire(_ => answer).Connection.ConnectAsync(context.DnsEndPoint, cancellationToken),
        });
        var sequence = new PageSequence(source, PullWorld.Date);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, sequence.Next!.Url);
            using var response = await http.SendAsync(request, CancellationToken.None);
            var reader = new PageReader(source, sequence.Next, new SourceLimits(), new PullProgress(), folder.File("page"));
            sequence.Add(await reader.ReadAsync(response, CancellationToken.None));
            sequence.ThrowUnlessComplete();
            return true;
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or PassingFaultException or RefusedDeliveryException
            or InconsistentPullException or UnreadablePartException)
        {
            return false;
        }
    }

    static byte[] Framed(string framing, byte[] body) =>
    [
        .. "HTTP/1.1 200 OK\r\nConnection: close\r\n".Utf8(),
        .. framing switch
        {
            "length" => $"Content-Length: {body.Length}\r\n\r\n".Utf8(),
            "chunks" => "Transfer-Encoding: chunked\r\n\r\n".Utf8(),
            "total" => $"totalCount: {CsvRows}\r\n\r\n".Utf8(),
            _ => "\r\n".Utf8(),
        },
        .. framing == "chunks" ? Chunked(body) : body,
    ];

    static IEnumerable<byte> Chunked(byte[] body) =>
        body.Chunk(4000).SelectMany(chunk => (byte[])[.. $"{chunk.Length:x}\r\n".Utf8(), .. chunk, .. "\r\n"u8]).Concat("0\r\n\r\n".Utf8());

    /// <summary>So many records that the page has its 20 kB.</summary>
    static string Padded(string before, string separator, Func<int, string> after)
    {
        var page = new StringBuilder(before);
        var count = 0;
        for (; page.Length < PageBytes; count++) page.Append(count == 0 ? "" : separator).Append(PullWorld.Record(count));
        return page.Append(after(count)).ToString();
    }
}
