using System.Security.Claims;
using InsightsEtl.Load.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.People;

/// <summary>An account as the framework sees it. A cookie says only who; what one may do is looked up at every request.</summary>
static class AccountPrincipal
{
    const string Stamp = "stamp";

    /// <summary>With the account's roles as they are now.</summary>
    public static ClaimsPrincipal Of(Account account, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.AccountId.ToString()),
            new Claim(ClaimTypes.Name, account.Name),
            new Claim(Stamp, account.SessionStamp.ToString()),
            .. account.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        scheme));

    /// <summary>For a cookie: without roles.</summary>
    public static ClaimsPrincipal ForCookie(Account account) => Of(
        account with { Roles = new HashSet<AccountRole>() }, CookieAuthenticationDefaults.AuthenticationScheme);

    /// <summary>At every request: the account as it is now, or the end of the session.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var account = await AccountAsync(context.Principal, context.HttpContext);
        if (account is not null && context.Principal!.FindFirstValue(Stamp) == account.SessionStamp.ToString())
        {
            context.ReplacePrincipal(Of(account, CookieAuthenticationDefaults.AuthenticationScheme));
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    public static bool MaySeeRevenue(this ClaimsPrincipal user) => user.IsInRole(nameof(AccountRole.Executive));

    public static bool MayOperate(this ClaimsPrincipal user) =>
        user.IsInRole(nameof(AccountRole.Admin)) || user.IsInRole(nameof(AccountRole.Operator));

    public static bool MayManagePeople(this ClaimsPrincipal user) => user.IsInRole(nameof(AccountRole.Admin));

    public static Guid AccountId(this ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    static async Task<Account?> AccountAsync(ClaimsPrincipal? principal, HttpContext http) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId)
            ? await http.RequestServices.GetRequiredService<AccountLedger>().FindAsync(accountId, http.RequestAborted)
            : null;
}
