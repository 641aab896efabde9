using System.Security.Claims;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Downloads;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Ops;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Api;

/// <summary>
/// Commands for programs. They take name and password in the request itself and no session: a browser cannot be made to send those, so no
/// form token is needed.
/// </summary>
static class CommandApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/api/v1").WithTags("Commands").RequireAuthorization(Policy.OperateByPassword)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        ops.MapPost("/requests", RequestAsync).WithSummary("Ask for months, or for a step of them");
        ops.MapPost("/requests/night", async (ApiReason body, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ApiAnswer.Of(await door.RequestNightAsync(Asker(user, body.Reason), cancellationToken))).WithSummary("Start the night now");
        ops.MapPost("/requests/retry-failed", async (ApiReason body, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await door.RetryFailedAsync(Asker(user, body.Reason), cancellationToken)).Select(ApiAnswer.Of))
            .WithSummary("Ask for every month whose latest run failed");
        ops.MapPost("/requests/{request:long}/cancel", async (
                long request, ApiReason body, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ApiAnswer.Of(await door.CancelAsync(request, Asker(user, body.Reason), cancellationToken), request))
            .WithSummary("Take a request back, or end its run").ProducesProblem(StatusCodes.Status404NotFound);
        ops.MapPost("/runs/{run:long}/cancel", async (
                long run, ApiReason body, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            ApiAnswer.Of(await door.CancelRunAsync(run, Asker(user, body.Reason), cancellationToken)))
            .WithSummary("End a run within seconds").ProducesProblem(StatusCodes.Status404NotFound);
        ops.MapPost("/schedule/pause", async (ApiReason body, WebHome home, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            Changed(await RunSchedule.PauseAsync(home.ConnectionString, Asker(user, body.Reason), cancellationToken), "paused"))
            .WithSummary("No night begins from now on");
        ops.MapPost("/schedule/resume", async (ApiReason body, WebHome home, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            Changed(await RunSchedule.ResumeAsync(home.ConnectionString, Asker(user, body.Reason), cancellationToken), "resumed"))
            .WithSummary("Nights begin again");
        routes.MapPost("/api/v1/reports/{file:guid}/link", LinkAsync).WithTags("Reports").RequireAuthorization(Policy.ReadReportsByPassword)
            .WithSummary("An address that downloads the file without a sign-in, for 15 minutes").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Accepted<IEnumerable<ApiAnswer>>> RequestAsync(
        ApiRequest body, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (body.Months is not { Count: > 0 and <= 240 })
            throw new UsageException($"Found {body.Months?.Count ?? 0} months; expected 1 to 240, such as [\"2026-10\"].");
        var answers = await door.RequestAsync(
            [.. body.Months.Select(MonthRange.One).Distinct()], CommandRoutes.Wanted(body.Step, body.Force), Asker(user, body.Reason),
            cancellationToken);
        return TypedResults.Accepted((string?)null, answers.Select(ApiAnswer.Of));
    }

    static async Task<Results<Ok<ApiLink>, NotFound>> LinkAsync(
        Guid file, LinkDesk desk, ClaimsPrincipal user, HttpRequest request, CancellationToken cancellationToken) =>
        await desk.MakeAsync(file, user, request, cancellationToken) is { } made
            ? TypedResults.Ok(new ApiLink(made.Address, made.Expires, made.File.Sha256))
            : TypedResults.NotFound();

    static Asker Asker(ClaimsPrincipal user, string? reason) => CommandRoutes.Asker(user, reason, RequestSource.Api);

    static ApiAnswer Changed(bool isChanged, string done) =>
        new(isChanged ? $"The night is {done}." : $"The night was {done} already; nothing changed.", isChanged, RequestId: null, Month: null);
}
