using System.Collections.Concurrent;
using InsightsEtl.Extract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>A small service that serves a drop folder over HTTP, in all three pagings and behind a token, and misbehaves by plan.</summary>
sealed class SimulatedService : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly SimulatedFeeds _feeds;
    readonly FaultPlan _plan;
    readonly TimeProvider _clock;
    readonly ConcurrentQueue<SimulatedRequest> _requests = new();

    SimulatedService(WebApplication app, SimulatedFeeds feeds, FaultPlan plan, TimeSpan tokenLifetime, TimeProvider clock)
    {
        (_app, _feeds, _plan, _clock) = (app, feeds, plan, clock);
        Tokens = new SimulatedTokens(tokenLifetime, clock);
        app.MapPost("/token", TokenAsync);
        app.MapGet("/{paging}/{feed}", PageAsync);
    }

    public SimulatedTokens Tokens { get; }

    /// <summary>Without a slash at its end.</summary>
    public string Url => _app.Urls.First().TrimEnd('/');

    public IReadOnlyCollection<LandedDelivery> Deliveries => _feeds.All;

    /// <summary>Every request for a page so far, in order.</summary>
    public IReadOnlyCollection<SimulatedRequest> Requests => _requests;

    /// <param name="url">Where to listen; port 0 takes a free one.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such drop folder.</exception>
    /// <exception cref="IOException">Somebody else listens there.</exception>
    public static async Task<SimulatedService> StartAsync(
        string feedsFolder, string url, FaultPlan plan, TimeSpan tokenLifetime, TimeProvider clock, CancellationToken cancellationToken)
    {
        var feeds = new SimulatedFeeds(await DroppedDeliveries.WholeAsync(feedsFolder, cancellationToken));
        try
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls(url);
            builder.Services.AddRouting();
            var service = new SimulatedService(builder.Build(), feeds, plan, tokenLifetime, clock);
            await service._app.StartAsync(cancellationToken);
            return service;
        }
        catch
        {
            feeds.Dispose();
            throw;
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _feeds.Dispose();
    }

    async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Tokens.Issue(form["grant_type"], form["client_id"], form["client_secret"]) is not { } token)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_client" }, context.RequestAborted);
            return;
        }

        await context.Response.WriteAsJsonAsync(
            new { access_token = token, token_type = "Bearer", expires_in = (int)Tokens.Lifetime.TotalSeconds }, context.RequestAborted);
    }

    async Task PageAsync(HttpContext context, string paging, string feed)
    {
        if (!Tokens.IsGood(context.Request.Headers.Authorization)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (PageQuery.Of(context.Request, paging, feed) is not { } query) context.Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (_feeds.Find(feed, query.Date) is not { } delivery) context.Response.StatusCode = StatusCodes.Status404NotFound;
        else await AnswerAsync(context, query, delivery);
    }

    async Task AnswerAsync(HttpContext context, PageQuery query, SimulatedDelivery delivery)
    {
        var fault = _plan.Strike(query.Page);
        _requests.Enqueue(new(_clock.GetUtcNow(), query.Page, context.Request.Headers["MS-RequestId"].ToString(), fault?.Fault));
        var answer = PageAnswer.Of(query, delivery);
        if (fault is not null)
        {
            await new FaultyAnswer(fault, answer, delivery, _clock).WriteAsync(context, context.RequestAborted);
            return;
        }

        answer.SetHeaders(context.Response);
        var body = answer.Body(context.Request);
        if (query.IsGzip)
        {
            body = FaultyAnswer.Packed(body);
            context.Response.Headers.ContentEncoding = "gzip";
        }

        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
