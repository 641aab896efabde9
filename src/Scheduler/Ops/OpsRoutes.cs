using System.Security.Claims;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>The operators' pages.</summary>
static class OpsRoutes
{
    const int RunsShown = 50;
    const int ActionsShown = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/ops").RequireAuthorization(Policy.Operate).ExcludeFromDescription();
        ops.MapGet("", GridAsync);
        ops.MapGet("/events", (Pulse pulse, ClaimsPrincipal user, CancellationToken aborted) => pulse.Listen(user, run: null, aborted));
        ops.MapGet("/runs/{run:long}/events", (long run, Pulse pulse, ClaimsPrincipal user, CancellationToken aborted) =>
            pulse.Listen(user, run, aborted));
        ops.MapGet("/runs", RunsAsync);
        ops.MapGet("/runs/{run:long}", RunAsync);
        ops.MapGet("/feeds", FeedsAsync);
        ops.MapGet("/schedule", ScheduleAsync);
        ops.MapGet("/audit", AuditAsync);
    }

    static async Task<IResult> GridAsync(OpsLedger ledger, FeedWatch watch, CancellationToken cancellationToken) =>
        new RazorComponentResult<GridPage>(new { Grid = await MonthGrid.ReadAsync(ledger, watch, cancellationToken) });

    static async Task<IResult> RunsAsync(long? before, OpsLedger ledger, CancellationToken cancellationToken) =>
        new RazorComponentResult<RunsPage>(new
        {
            Runs = await ledger.RunsAsync(before, RunsShown, cancellationToken),
            Queue = before is null ? await ledger.QueueAsync(cancellationToken) : [],
        });

    static async Task<IResult> RunAsync(
        long run, string? month, string? feed, string? reason, string? text, OpsLedger ledger, CancellationToken cancellationToken)
    {
        var filter = new RejectFilter(
            Extract.Month.TryParse(month, out var parsed) ? parsed.First : null, Given(feed), Given(reason), Given(text));
        return await ledger.RunDetailAsync(run, filter, cancellationToken) is { } detail
            ? new RazorComponentResult<RunPage>(new { Detail = detail, Filter = filter })
            : TypedResults.NotFound();
    }

    static async Task<IResult> FeedsAsync(FeedWatch watch, OpsLedger ledger, CancellationToken cancellationToken) =>
        new RazorComponentResult<FeedsPage>(new
        {
            Feeds = await watch.FindAsync(cancellationToken),
            Problems = await ledger.ProblemsAsync(cancellationToken),
        });

    static async Task<IResult> ScheduleAsync(OpsLedger ledger, TimeProvider clock, CancellationToken cancellationToken) =>
        new RazorComponentResult<SchedulePage>(new
        {
            Triggers = (await ledger.TriggersAsync(cancellationToken)).Select(trigger => TriggerTimes.Of(trigger, clock)).ToList(),
            Queue = await ledger.QueueAsync(cancellationToken),
            Workers = await ledger.WorkersAsync(cancellationToken),
        });

    static async Task<IResult> AuditAsync(long? before, string? text, OpsLedger ledger, CancellationToken cancellationToken) =>
        new RazorComponentResult<AuditPage>(new
        {
            Actions = await ledger.AuditAsync(before, ActionsShown, Given(text), cancellationToken),
            Text = text,
        });

    /// <summary>An empty field of a form is no wish.</summary>
    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
