using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A collector of traces and metrics, OTLP over HTTP: keeps what is sent to it, and reads no more of it than its names.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication _host;
    readonly ConcurrentQueue<(string Path, string Bytes)> _sent = new();

    Collector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _host = builder.Build();
        _host.Run(KeepAsync);
    }

    public string Address => _host.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._host.StartAsync();
        return collector;
    }

    /// <summary>Whether a text was sent there: in protobuf its length stands before it, so that part of a longer one is none.</summary>
    public bool Holds(string path, string text) => _sent.Any(sent => sent.Path == path && sent.Bytes.Contains((char)text.Length + text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.ContentType == "application/x-protobuf")
            _sent.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
    }
}
