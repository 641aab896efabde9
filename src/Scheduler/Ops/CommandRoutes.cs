using System.Security.Claims;
using InsightsEtl.Load;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>What operators may have done: each is first shown with what it would do, and asks for a reason.</summary>
static class CommandRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/ops").RequireAuthorization(Policy.Operate).ExcludeFromDescription();
        ops.MapGet("/rerun", PlanAsync);
        ops.MapPost("/rerun", RerunAsync).WithFormToken();
        ops.MapGet("/retry", PlanRetryAsync);
        ops.MapPost("/retry", RetryAsync).WithFormToken();
        ops.MapGet("/requests/{request:long}", RequestAsync);
        ops.MapGet("/requests/{request:long}/cancel", (long request) => Cancel($"request {request}"));
        ops.MapPost("/requests/{request:long}/cancel", CancelRequestAsync).WithFormToken();
        ops.MapGet("/runs/{run:long}/cancel", (long run) => Cancel($"run {run}"));
        ops.MapPost("/runs/{run:long}/cancel", CancelRunAsync).WithFormToken();
        ops.MapPost("/schedule/pause", PauseAsync).WithFormToken();
        ops.MapPost("/schedule/resume", ResumeAsync).WithFormToken();
        ops.MapPost("/schedule/night", NightAsync).WithFormToken();
    }

    static async Task<IResult> PlanAsync(string month, string? step, bool? force, RunDoor door, CancellationToken cancellationToken)
    {
        var wanted = Wanted(step, force == true);
        var plan = (await door.PlanAsync([MonthRange.One(month)], wanted, cancellationToken))[0];
        return new RazorComponentResult<RerunPage>(new { Month = plan.Month, Sentence = plan.Sentence, Wanted = wanted, IsOpen = plan.Open is not null });
    }

    static async Task<IResult> RerunAsync(
        [FromForm] string month, [FromForm] string? step, [FromForm] string? force, [FromForm] string? reason, RunDoor door,
        ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var answer = (await door.RequestAsync([MonthRange.One(month)], Wanted(step, force == "true"), Asker(user, reason), cancellationToken))[0];
        return Results.LocalRedirect($"~/ops/requests/{answer.Request.RequestId}{(answer.IsNew ? "" : "?already=true")}");
    }

    static async Task<IResult> PlanRetryAsync(OpsLedger ledger, FeedWatch watch, CancellationToken cancellationToken)
    {
        var grid = await MonthGrid.ReadAsync(ledger, watch, cancellationToken);
        var failed = grid.Months.Where(month => month.HasFailed).Select(month => month.Month).ToList();
        return new RazorComponentResult<ConfirmPage>(new
        {
            Title = "Retry failed months",
            Place = "/ops",
            Sentence = failed.Count == 0
                ? "No month's latest run failed: there is nothing to retry."
                : $"Would ask for every month whose latest run failed: {string.Join(", ", failed.Order())}. One that is queued already stays as it is.",
            Button = "Retry",
            IsNothing = failed.Count == 0,
        });
    }

    static async Task<IResult> RetryAsync([FromForm] string? reason, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Answers("Retry failed months", await door.RetryFailedAsync(Asker(user, reason), cancellationToken));

    static async Task<IResult> RequestAsync(long request, bool? already, OpsLedger ledger, CancellationToken cancellationToken)
    {
        if (await ledger.RequestAsync(request, cancellationToken) is not { } found) return TypedResults.NotFound();
        var detail = found.RunId is { } run ? await ledger.RunDetailAsync(run, new RejectFilter(), cancellationToken) : null;
        return new RazorComponentResult<RequestPage>(new { Request = found, Detail = detail, IsAlready = already == true });
    }

    static RazorComponentResult<ConfirmPage> Cancel(string what) => new(new
    {
        Title = $"Cancel {what}",
        Place = "/ops/runs",
        Sentence = "What waits is taken back; what runs ends within seconds, and nothing is half done: a published month stays as it is.",
        Button = "Cancel it",
    });

    static async Task<IResult> CancelRequestAsync(
        long request, [FromForm] string? reason, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Answer($"Cancel request {request}", (await door.CancelAsync(request, Asker(user, reason), cancellationToken)).Text);

    static async Task<IResult> CancelRunAsync(
        long run, [FromForm] string? reason, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Answer($"Cancel run {run}", (await door.CancelRunAsync(run, Asker(user, reason), cancellationToken)).Text);

    static async Task<IResult> PauseAsync([FromForm] string? reason, WebHome home, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await RunSchedule.PauseAsync(home.ConnectionString, Asker(user, reason), cancellationToken);
        return Results.LocalRedirect("~/ops/schedule");
    }

    static async Task<IResult> ResumeAsync([FromForm] string? reason, WebHome home, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await RunSchedule.ResumeAsync(home.ConnectionString, Asker(user, reason), cancellationToken);
        return Results.LocalRedirect("~/ops/schedule");
    }

    static async Task<IResult> NightAsync([FromForm] string? reason, RunDoor door, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Answers("Start the night", [await door.RequestNightAsync(Asker(user, reason), cancellationToken)]);

    /// <exception cref="UsageException">No reason is given.</exception>
    public static Asker Asker(ClaimsPrincipal user, string? reason, RequestSource source = RequestSource.Page) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new UsageException("Found no reason; expected why, in a few words: it stands in the audit.")
            : new(user.Identity!.Name!, reason.Trim(), source);

    /// <exception cref="UsageException">There is no such step.</exception>
    public static WantedRun Wanted(string? step, bool isForced) => step switch
    {
        null or "" => new WantedRun(IsForced: isForced),
        "extract" or "month" or "report" => new WantedRun(step, isForced),
        _ => throw new UsageException($"Found step '{step}'; expected extract, month or report, or none for all."),
    };

    static RazorComponentResult<AnswerPage> Answer(string title, string sentence) =>
        new(new { Title = title, Answers = new[] { new PageAnswer(sentence, Request: null) } });

    static RazorComponentResult<AnswerPage> Answers(string title, IEnumerable<DoorAnswer> answers) => new(new
    {
        Title = title,
        Answers = answers.Select(answer => new PageAnswer(answer.Text, answer.Request.RequestId)).ToArray(),
    });
}
