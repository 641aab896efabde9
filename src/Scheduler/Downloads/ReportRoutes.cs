using System.Security.Claims;
using InsightsEtl.Load.Ops;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.People;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Downloads;

/// <summary>Report files: what there is, their manifests, and the files themselves.</summary>
static class ReportRoutes
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/reports").RequireAuthorization(Policy.ReadReports).ExcludeFromDescription();
        reports.MapGet("", ListAsync);
        reports.MapMethods("/files/{file:guid}", Reading, DownloadAsync);
        reports.MapGet("/files/{file:guid}/manifest", ManifestAsync);
        reports.MapPost("/files/{file:guid}/link", LinkAsync).WithFormToken();
        routes.MapMethods("/links/{file:guid}", Reading, FollowAsync).RequireAuthorization(Policy.Anyone).ExcludeFromDescription();
    }

    static async Task<IResult> ListAsync(
        [AsParameters] ReportQuery query, OpsLedger ledger, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var files = await ledger.ReportFilesAsync(query.ToFilter(), user.MaySeeRevenue(), cancellationToken);
        return new RazorComponentResult<ReportsPage>(new { Files = files, Query = query });
    }

    public static async Task<IResult> DownloadAsync(
        Guid file, OpsLedger ledger, ReportShelf shelf, ClaimsPrincipal user, HttpResponse response, CancellationToken cancellationToken) =>
        await ledger.ReportFileAsync(file, user.MaySeeRevenue(), cancellationToken) is { } found
            ? shelf.Open(found, response) ?? Gone()
            : TypedResults.NotFound();

    public static async Task<IResult> ManifestAsync(
        Guid file, OpsLedger ledger, ReportShelf shelf, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await ledger.ReportFileAsync(file, user.MaySeeRevenue(), cancellationToken) is { } found
            ? shelf.OpenManifest(found) ?? Gone()
            : TypedResults.NotFound();

    static async Task<IResult> LinkAsync(
        Guid file, LinkDesk desk, ClaimsPrincipal user, HttpRequest request, CancellationToken cancellationToken) =>
        await desk.MakeAsync(file, user, request, cancellationToken) is { } made
            ? new RazorComponentResult<LinkPage>(new { made.File, made.Address, made.Expires })
            : TypedResults.NotFound();

    /// <summary>Whoever brings a good link is served as the account it was made for, with the roles that account has now.</summary>
    static async Task<IResult> FollowAsync(
        Guid file, Guid account, long expires, int key, HttpContext context, LinkSigner signer, AccountLedger accounts, OpsLedger ledger,
        ReportShelf shelf, CancellationToken cancellationToken)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var root = context.Request.PathBase.Value ?? "";
        if (!target.StartsWith(root, StringComparison.Ordinal)
            || !await signer.IsGoodAsync(target[root.Length..], file, account, expires, key, cancellationToken)
            || await accounts.FindAsync(account, cancellationToken) is not { Roles.Count: > 0 } owner)
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        return await ledger.ReportFileAsync(file, owner.MaySeeRevenue, cancellationToken) is { } found
            ? shelf.Open(found, context.Response) ?? Gone()
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    static IResult Gone() => TypedResults.Problem(
        "The ledger has this file and the disk does not. To do: 'insights report build' writes it again.",
        statusCode: StatusCodes.Status503ServiceUnavailable);
}
