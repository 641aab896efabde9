using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.People;
using Microsoft.AspNetCore.Authorization;

namespace InsightsEtl.Scheduler.Web;

/// <summary>Who may use a route. Every route names one of these; a route that names none is refused to everybody.</summary>
static class Policy
{
    /// <summary>Without signing in: the sign-in page, style and script, health, and links that carry their own proof.</summary>
    public const string Anyone = nameof(Anyone);

    /// <summary>Every account that has a role; of report files it sees those of its audiences.</summary>
    public const string ReadReports = nameof(ReadReports);

    /// <summary>Operators and admins.</summary>
    public const string Operate = nameof(Operate);

    /// <summary>Operators and admins by name and password in the request itself, for commands without a form token.</summary>
    public const string OperateByPassword = nameof(OperateByPassword);

    /// <summary>Accounts by name and password in the request itself.</summary>
    public const string ReadReportsByPassword = nameof(ReadReportsByPassword);

    /// <summary>Admins.</summary>
    public const string People = nameof(People);

    static readonly string[] Everyone = [.. Enum.GetNames<AccountRole>()];
    static readonly string[] Operators = [nameof(AccountRole.Admin), nameof(AccountRole.Operator)];

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        options.AddPolicy(Anyone, policy => policy.RequireAssertion(_ => true));
        options.AddPolicy(ReadReports, policy => policy.RequireRole(Everyone));
        options.AddPolicy(Operate, policy => policy.RequireRole(Operators));
        options.AddPolicy(People, policy => policy.RequireRole(nameof(AccountRole.Admin)));
        options.AddPolicy(OperateByPassword, policy => policy.AddAuthenticationSchemes(BasicSignIn.Scheme).RequireRole(Operators));
        options.AddPolicy(ReadReportsByPassword, policy => policy.AddAuthenticationSchemes(BasicSignIn.Scheme).RequireRole(Everyone));
    }
}
