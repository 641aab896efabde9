using System.IO.Compression;
using InsightsEtl.Extract;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>Bodies that no memory can hold, written without holding them.</summary>
sealed class MonstrousBody(FaultKind kind, PageAnswer answer)
{
    const long HugeBytes = 10_000_000_000;
    const long FieldBytes = 2_000_000_000;

    static readonly byte[] Block = [.. Enumerable.Repeat((byte)'a', 1 << 16)];

    public async Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        answer.SetHeaders(context.Response);
        var body = context.Response.Body;
        if (kind == FaultKind.HugeBody) context.Response.ContentLength = HugeBytes;
        if (kind == FaultKind.GzipBomb)
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
            await WriteEndlessAsync(packed, cancellationToken);
            return;
        }

        if (kind is FaultKind.HugeField or FaultKind.HugeBody) await WriteAsync(body, kind == FaultKind.HugeBody ? HugeBytes : FieldBytes, cancellationToken);
        else await WriteEndlessAsync(body, cancellationToken);
    }

    /// <summary>A record whose first field goes on and on.</summary>
    async Task WriteAsync(Stream body, long bytes, CancellationToken cancellationToken)
    {
        await body.WriteAsync(answer.Query.Format == BodyFormat.Json ? "{\"value\":[{\"friendlyName\":\""u8.ToArray() : "{\"friendlyName\":\""u8.ToArray(), cancellationToken);
        for (long written = 0; written < bytes; written += Block.Length) await body.WriteAsync(Block, cancellationToken);
    }

    async Task WriteEndlessAsync(Stream body, CancellationToken cancellationToken)
    {
        var isJson = answer.Query.Format == BodyFormat.Json;
        if (isJson) await body.WriteAsync("{\"value\":[{}"u8.ToArray(), cancellationToken);
        var records = isJson ? new PageAnswer(answer.Query, answer.Lines, 0, null).Lines.ToArray() : answer.Lines;
        if (isJson) records.AsSpan().Replace((byte)'\n', (byte)',');
        if (isJson) records = [(byte)',', .. records[..^1]];
        while (true) await body.WriteAsync(records, cancellationToken);
    }
}
