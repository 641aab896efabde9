using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace InsightsEtl.Scheduler.People;

/// <summary>Name and password in the request itself (HTTP Basic), for programs.</summary>
/// <remarks>It never asks a browser for them: a browser that remembered them would send them along with a stranger's form.</remarks>
sealed class BasicSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SignInDesk desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Basic";

    public static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Scheme + ' ', StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsIn(Request)) return AuthenticateResult.NoResult();
        if (Credentials() is not [var name, var password]) return AuthenticateResult.Fail("Found Authorization that is not Basic's.");
        var account = await desk.FindAsync(name, password, Address(Context), Context.RequestAborted);
        return account is null
            ? AuthenticateResult.Fail("Name or password is wrong.")
            : AuthenticateResult.Success(new AuthenticationTicket(AccountPrincipal.Of(account, Scheme), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    string[]? Credentials()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is null) return null;
        var bytes = new byte[header.Parameter.Length];
        return Convert.TryFromBase64String(header.Parameter, bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2)
            : null;
    }
}
