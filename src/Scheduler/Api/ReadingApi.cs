using System.Security.Claims;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Downloads;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Ops;
using InsightsEtl.Scheduler.People;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Api;

/// <summary>What the pages show, as JSON, by the same rules. Signed in by session, or by name and password (HTTP Basic).</summary>
static class ReadingApi
{
    const int MostRows = 500;

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/api/v1").WithTags("Operation").RequireAuthorization(Policy.Operate)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        ops.MapGet("/months", async (OpsLedger ledger, FeedWatch watch, CancellationToken cancellationToken) =>
            (await MonthGrid.ReadAsync(ledger, watch, cancellationToken)).Months.Select(ApiMonth.Of)).WithSummary("Months and their steps, newest first");
        ops.MapGet("/months/{month}", MonthAsync).WithSummary("One month").ProducesProblem(StatusCodes.Status404NotFound);
        ops.MapGet("/runs", (long? before, int? count, OpsLedger ledger, CancellationToken cancellationToken) =>
            ledger.RunsAsync(before, Math.Clamp(count ?? 50, 1, MostRows), cancellationToken)).WithSummary("Runs, newest first");
        ops.MapGet("/runs/{run:long}", RunAsync)
            .WithSummary("A run: steps, log, inputs, checks, outputs, and rejects by month, feed, reason and text within them")
            .ProducesProblem(StatusCodes.Status404NotFound);
        ops.MapGet("/plan", PlanAsync).WithSummary("What a request for a month, or for a step of it, would do")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        ops.MapGet("/requests", async (OpsLedger ledger, CancellationToken cancellationToken) =>
            (await ledger.QueueAsync(cancellationToken)).Select(ApiQueued.Of)).WithSummary("What waits and what runs");
        ops.MapGet("/requests/{request:long}", RequestAsync).WithSummary("A request").ProducesProblem(StatusCodes.Status404NotFound);
        ops.MapGet("/feeds", (FeedWatch watch, CancellationToken cancellationToken) => watch.FindAsync(cancellationToken))
            .WithSummary("Feeds: last delivery, late or not");
        ops.MapGet("/schedule", async (OpsLedger ledger, TimeProvider clock, CancellationToken cancellationToken) =>
            (await ledger.TriggersAsync(cancellationToken)).Select(trigger => TriggerTimes.Of(trigger, clock))).WithSummary("Triggers and next times");
        ops.MapGet("/audit", (long? before, int? count, string? text, OpsLedger ledger, CancellationToken cancellationToken) =>
            ledger.AuditAsync(before, Math.Clamp(count ?? 100, 1, MostRows), text, cancellationToken)).WithSummary("Who did what, newest first");

        var reports = routes.MapGroup("/api/v1/reports").WithTags("Reports").RequireAuthorization(Policy.ReadReports)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        reports.MapGet("", ([AsParameters] ReportQuery query, OpsLedger ledger, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ledger.ReportFilesAsync(query.ToFilter(), user.MaySeeRevenue(), cancellationToken)).WithSummary("Report files that your roles may see");
        reports.MapMethods("/{file:guid}/file", Reading, ReportRoutes.DownloadAsync).WithSummary("The file; ETag and Range are heard");
        reports.MapGet("/{file:guid}/manifest", ReportRoutes.ManifestAsync).WithSummary("Its manifest");
    }

    static async Task<Results<Ok<ApiMonth>, NotFound>> MonthAsync(string month, OpsLedger ledger, FeedWatch watch, CancellationToken cancellationToken)
    {
        var wanted = MonthRange.One(month);
        var grid = await MonthGrid.ReadAsync(ledger, watch, cancellationToken);
        return grid.Months.FirstOrDefault(other => other.Month == wanted) is { } found
            ? TypedResults.Ok(ApiMonth.Of(found))
            : TypedResults.NotFound();
    }

    static async Task<Results<Ok<RunDetail>, NotFound>> RunAsync(
        long run, string? month, string? feed, string? reason, string? text, OpsLedger ledger, CancellationToken cancellationToken)
    {
        var filter = new RejectFilter(month is null ? null : MonthRange.One(month).First, feed, reason, text);
        return await ledger.RunDetailAsync(run, filter, cancellationToken) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
    }

    static async Task<ApiPlan> PlanAsync(string month, string? step, bool? force, RunDoor door, CancellationToken cancellationToken) =>
        ApiPlan.Of((await door.PlanAsync([MonthRange.One(month)], CommandRoutes.Wanted(step, force == true), cancellationToken))[0]);

    static async Task<Results<Ok<ApiQueued>, NotFound>> RequestAsync(long request, OpsLedger ledger, CancellationToken cancellationToken) =>
        await ledger.RequestAsync(request, cancellationToken) is { } found ? TypedResults.Ok(ApiQueued.Of(found)) : TypedResults.NotFound();
}
