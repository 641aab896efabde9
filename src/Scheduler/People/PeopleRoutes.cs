using System.Security.Claims;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Ops;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace InsightsEtl.Scheduler.People;

/// <summary>Accounts and roles, for admins; the same as <c>insights users</c>.</summary>
static class PeopleRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").RequireAuthorization(Policy.People).ExcludeFromDescription();
        people.MapGet("", ListAsync);
        people.MapPost("", AddAsync).WithFormToken();
        people.MapPost("/{name}/roles", ChangeAsync).WithFormToken();
        people.MapPost("/{name}/remove", RemoveAsync).WithFormToken();
    }

    static async Task<IResult> ListAsync(AccountLedger accounts, CancellationToken cancellationToken) =>
        new RazorComponentResult<PeoplePage>(new { Accounts = await accounts.AllAsync(cancellationToken) });

    static async Task<IResult> AddAsync(
        [FromForm] string name, [FromForm] StringValues? roles, [FromForm] string? reason, AccountLedger accounts, ClaimsPrincipal user,
        CancellationToken cancellationToken)
    {
        if (RolesOf(roles) is []) throw new UsageException("Found no role; expected one or more of admin, operator, viewer and executive.");
        if (!AccountName.IsOne(name)) throw new UsageException($"Found a name that is not {AccountName.Expected}.");
        var password = Passwords.Random();
        var isNew = await accounts.AddAsync(
            name, Passwords.Hash(password), RolesOf(roles), CommandRoutes.Asker(user, reason), cancellationToken);
        if (!isNew) throw new UsageException($"Found an account '{name}' already; expected a new name.");
        return new RazorComponentResult<PeoplePage>(new
        {
            Accounts = await accounts.AllAsync(cancellationToken),
            NewName = name,
            NewPassword = password,
        });
    }

    /// <summary>The roles that are ticked, and no other.</summary>
    static async Task<IResult> ChangeAsync(
        string name, [FromForm] StringValues? roles, [FromForm] string? reason, AccountLedger accounts, ClaimsPrincipal user,
        CancellationToken cancellationToken)
    {
        var ticked = RolesOf(roles);
        var found = await accounts.ChangeRolesAsync(
            name, ticked, [.. Enum.GetValues<AccountRole>().Except(ticked)], CommandRoutes.Asker(user, reason), cancellationToken);
        return found is null ? TypedResults.NotFound() : Results.LocalRedirect("~/people");
    }

    static async Task<IResult> RemoveAsync(
        string name, [FromForm] string? reason, AccountLedger accounts, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await accounts.RemoveAsync(name, CommandRoutes.Asker(user, reason), cancellationToken)
            ? Results.LocalRedirect("~/people")
            : TypedResults.NotFound();

    /// <summary>A form in which no box is ticked has no such field.</summary>
    static List<AccountRole> RolesOf(StringValues? roles) => [.. (roles ?? StringValues.Empty).Select(role =>
        Enum.TryParse<AccountRole>(role, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new UsageException($"Found role '{role}'; expected admin, operator, viewer or executive.")).Distinct()];
}
