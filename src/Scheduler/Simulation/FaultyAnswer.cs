using System.IO.Compression;
using System.Text;
using InsightsEtl.Extract;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>Answers a page request as a fault has it.</summary>
sealed class FaultyAnswer(PlannedFault fault, PageAnswer answer, SimulatedDelivery delivery, TimeProvider clock)
{
    const string OtherHost = "https://elsewhere.example.com";
    const int GzipTrailerBytes = 8;

    public Task WriteAsync(HttpContext context, CancellationToken cancellationToken) => fault.Fault switch
    {
        FaultKind.TooMany => StatusAsync(context, 429, Seconds(1).ToString(CultureInfo.InvariantCulture)),
        FaultKind.TooManyUntil => StatusAsync(context, 429, clock.GetUtcNow().AddSeconds(Seconds(1)).ToString("R", CultureInfo.InvariantCulture)),
        FaultKind.Unavailable => StatusAsync(context, 503, fault.Seconds?.ToString(CultureInfo.InvariantCulture)),
        FaultKind.Error => StatusAsync(context, 500, retryAfter: null),
        FaultKind.BadRequest => StatusAsync(context, 400, retryAfter: null),
        FaultKind.Forbidden => StatusAsync(context, 403, retryAfter: null),
        FaultKind.ExpiredToken => StatusAsync(context, 401, retryAfter: null),
        FaultKind.Redirect => RedirectAsync(context),
        FaultKind.Reset => Abort(context),
        FaultKind.Html => BodyAsync(context, "<!doctype html><title>Sign in</title><p>Please sign in."u8.ToArray(), "text/html", cancellationToken),
        FaultKind.Truncated => TruncatedAsync(context, cancellationToken),
        FaultKind.SlowDrip => DripAsync(context, cancellationToken),
        FaultKind.GzipBomb or FaultKind.HugeBody or FaultKind.HugeField or FaultKind.Endless =>
            new MonstrousBody(fault.Fault, answer).WriteAsync(context, cancellationToken),
        FaultKind.BadGzipTrailer => GzipAsync(context, static packed => [.. packed[..^GzipTrailerBytes], .. new byte[GzipTrailerBytes]], cancellationToken),
        FaultKind.CutGzip => GzipAsync(context, static packed => packed[..^GzipTrailerBytes], cancellationToken),
        _ => AlteredAsync(context, cancellationToken),
    };

    int Seconds(int standard) => fault.Seconds ?? standard;

    Task AlteredAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var altered = Altered();
        altered.SetHeaders(context.Response);
        var body = altered.Body(context.Request);
        body = fault.Fault switch
        {
            FaultKind.ByteOrderMark => [0xEF, 0xBB, 0xBF, .. body],
            FaultKind.OverLong => [.. body, .. answer.Query.Format == BodyFormat.Csv ? Tail(answer.Lines) : ",{\"more\":1}]}\n"u8],
            _ => body,
        };
        return BodyAsync(context, body, context.Response.ContentType!, cancellationToken);
    }

    PageAnswer Altered()
    {
        var query = answer.Query;
        return fault.Fault switch
        {
            FaultKind.WrongTotal => answer with { Total = answer.Total + 1 },
            FaultKind.NextElsewhere => answer with { OtherLink = OtherHost + "/next" },
            FaultKind.LoopingNext when query.Paging != Paging.TopSkip && answer.NextSkip is not null => answer with { NextSkip = query.Skip },
            FaultKind.RepeatedPage or FaultKind.LoopingNext when query.Skip >= query.Top =>
                answer with { Lines = delivery.Lines(query.Skip - query.Top, query.Top) },
            FaultKind.SchemaDrift => answer with { Lines = Replaced($"\"{Required}\":", $"\"old_{Required}\":") },
            FaultKind.NewColumn => answer with { Lines = Replaced("{\"", "{\"surprise\":[1,{\"a\":\"b\"}],\"") },
            _ => answer,
        };
    }

    string Required => Feed.Named(answer.Query.Feed)!.Columns.First(column => column.IsRequired).Name;

    byte[] Replaced(string found, string by) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Lines).Replace(found, by, StringComparison.Ordinal));

    /// <summary>The last record once more, as CSV without its header.</summary>
    byte[] Tail(byte[] lines)
    {
        var csv = CsvText.Of(Feed.Named(answer.Query.Feed)!, lines);
        var last = csv.AsSpan(..^1).LastIndexOf((byte)'\n');
        return csv[(last + 1)..];
    }

    static Task RedirectAsync(HttpContext context)
    {
        context.Response.Headers.Location = OtherHost + "/moved";
        return StatusAsync(context, 302, retryAfter: null);
    }

    static Task StatusAsync(HttpContext context, int status, string? retryAfter)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    }

    static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    static async Task BodyAsync(HttpContext context, byte[] body, string contentType, CancellationToken cancellationToken)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, cancellationToken);
    }

    async Task TruncatedAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = answer.Body(context.Request);
        answer.SetHeaders(context.Response);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, Math.Min(fault.Bytes ?? body.Length / 2, body.Length - 1)), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        context.Abort();
    }

    async Task DripAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = answer.Body(context.Request);
        answer.SetHeaders(context.Response);
        context.Response.ContentLength = body.Length;
        var until = clock.GetUtcNow().AddSeconds(Seconds(600));
        for (var sent = 0; sent < body.Length; sent++)
        {
            var piece = clock.GetUtcNow() < until ? 1 : body.Length - sent;
            await context.Response.Body.WriteAsync(body.AsMemory(sent, piece), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            sent += piece - 1;
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancellationToken);
        }
    }

    async Task GzipAsync(HttpContext context, Func<byte[], byte[]> damaged, CancellationToken cancellationToken)
    {
        answer.SetHeaders(context.Response);
        context.Response.Headers.ContentEncoding = "gzip";
        await BodyAsync(context, damaged(Packed(answer.Body(context.Request))), context.Response.ContentType!, cancellationToken);
    }

    public static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(body);
        return packed.ToArray();
    }
}
