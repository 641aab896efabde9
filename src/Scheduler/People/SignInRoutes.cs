using System.Security.Claims;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.People;

/// <summary>In and out of a session.</summary>
static class SignInRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (ClaimsPrincipal user, HttpContext context) => Results.LocalRedirect("~" + Start(user)))
            .RequireAuthorization(Policy.ReadReports).ExcludeFromDescription();
        routes.MapGet("/sign-in", ([FromQuery(Name = "return")] string? path) =>
                new RazorComponentResult<SignInPage>(new { Return = path }))
            .RequireAuthorization(Policy.Anyone).ExcludeFromDescription();
        routes.MapPost("/sign-in", SignInAsync).WithFormToken().RequireAuthorization(Policy.Anyone).ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOutAsync).WithFormToken().RequireAuthorization(Policy.Anyone).ExcludeFromDescription();
    }

    /// <summary>The query by which the sign-in page knows where to go on to.</summary>
    public static string Return(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path != "/" ? "?return=" + Uri.EscapeDataString(request.Path + request.QueryString) : "";

    static async Task<IResult> SignInAsync(
        [FromForm] string name, [FromForm] string password, [FromForm(Name = "return")] string? path, SignInDesk desk,
        AccountLedger accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var address = BasicSignIn.Address(context);
        var account = await desk.FindAsync(name, password, address, cancellationToken);
        if (account is null)
            return new RazorComponentResult<SignInPage>(new { IsRefused = true, Name = name, Return = path })
            {
                StatusCode = StatusCodes.Status401Unauthorized,
            };
        await accounts.NoteSessionAsync(account.Name, "sign in", address, cancellationToken);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, AccountPrincipal.ForCookie(account));
        return Results.LocalRedirect("~" + (IsOurs(path) ? path : "/"));
    }

    static async Task<IResult> SignOutAsync(
        AccountLedger accounts, ClaimsPrincipal user, HttpContext context, CancellationToken cancellationToken)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (user.Identity?.Name is { } name) await accounts.NoteSessionAsync(name, "sign out", BasicSignIn.Address(context), cancellationToken);
        return Results.LocalRedirect("~/sign-in");
    }

    /// <summary>A path of this host: neither another host's (<c>//host</c>, <c>/\host</c>) nor a control character in it.</summary>
    static bool IsOurs(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    static string Start(ClaimsPrincipal user) => user.MayOperate() ? "/ops" : "/reports";
}
