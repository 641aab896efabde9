using InsightsEtl.Load;
using InsightsEtl.Load.Ops;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.Api;
using InsightsEtl.Scheduler.Downloads;
using InsightsEtl.Scheduler.Health;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Ops;
using InsightsEtl.Scheduler.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace InsightsEtl.Scheduler.Web;

/// <summary>The web host: pages, downloads, API, health and metrics on one address.</summary>
static class WebHost
{
    /// <summary>No form and no command of ours is larger.</summary>
    const int MostBodyBytes = 64 * 1024;

    public static WebApplication Build(WebHome home)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        // A copy: the host notes its addresses among them, which the caller's settings, if there are any, are not to hold.
        builder.Configuration.AddInMemoryCollection(home.Configuration.AsEnumerable());
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(home.Settings.Urls.Split(';')).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            // Keys lie in the database as its backups do: whoever reads those reads everything.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        AddParts(builder.Services, home);
        AddPeople(builder.Services, home);
        var app = builder.Build();
        Use(app, home);
        Map(app);
        return app;
    }

    static void AddParts(IServiceCollection services, WebHome home)
    {
        services.AddSingleton(home);
        services.AddSingleton(home.Clock);
        services.AddSingleton(home.Reports);
        services.AddSingleton(_ => EtlSource.Create(home.ConnectionString));
        services.AddSingleton<OpsLedger>();
        services.AddSingleton(new RunDoor(home.ConnectionString, home.Landing));
        services.AddSingleton<FeedWatch>();
        services.AddSingleton<Pulse>();
        services.AddSingleton<ReportShelf>();
        services.AddSingleton<LinkSigner>();
        services.AddSingleton<LinkDesk>();
        services.AddRazorComponents();
        services.AddProblemDetails();
        services.AddHealth();
        services.AddOpenApi("v1");
    }

    static void AddPeople(IServiceCollection services, WebHome home)
    {
        services.AddSingleton<AccountLedger>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SignInDesk>();
        services.AddAuthorization(Policy.Add);
        services.AddAntiforgery(form => (form.Cookie.Name, form.FormFieldName) = ("insights-form", "token"));
        services.AddDataProtection().SetApplicationName("insights");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new SharedKeys(provider.GetRequiredService<KeyRing>())));
        services.AddAuthentication("by request")
            .AddPolicyScheme("by request", displayName: null, scheme => scheme.ForwardDefaultSelector = context =>
                BasicSignIn.IsIn(context.Request) ? BasicSignIn.Scheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, BasicSignIn>(BasicSignIn.Scheme, configureOptions: null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "insights";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(home.Settings.SessionMinutes);
                cookie.SlidingExpiration = true;
                cookie.Events.OnValidatePrincipal = AccountPrincipal.ValidateAsync;
                cookie.Events.OnRedirectToLogin = Refusal.SignInAsync;
                cookie.Events.OnRedirectToAccessDenied = Refusal.DenyAsync;
            });
    }

    static void Use(WebApplication app, WebHome home)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in home.Settings.ProxyAddresses()) forwarded.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(forwarded);
        app.UseSecurityHeaders();
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            Secure = CookieSecurePolicy.Always,
            HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always,
            OnAppendCookie = static cookie => cookie.CookieOptions.Secure = !IsThisMachine(cookie.Context),
            OnDeleteCookie = static cookie => cookie.CookieOptions.Secure = !IsThisMachine(cookie.Context),
        });
        if (home.Settings.PathBase.Length > 0) app.UsePathBase(home.Settings.PathBase);
        app.UseExceptionHandler(Refusal.OfExceptions);
        app.UseStatusCodePages(Refusal.OnStatusAsync);
        app.UseRouting();
        app.Use(AnswerWithoutRoute);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>
    /// Asked in plain http by a program of this machine under a name of it, where many a client sends no secure cookie back, and nobody can
    /// listen. Anywhere else plain http gets a cookie that does not come back.
    /// </summary>
    static bool IsThisMachine(HttpContext context) =>
        !context.Request.IsHttps
        && context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && (context.Request.Host.Host == "localhost"
            || (System.Net.IPAddress.TryParse(context.Request.Host.Host, out var asked) && System.Net.IPAddress.IsLoopback(asked)));

    /// <summary>What is no route of ours has no policy to ask: no such address, or the router's own answer, such as that it is asked in another way.</summary>
    static Task AnswerWithoutRoute(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is RouteEndpoint) return next(context);
        if (context.GetEndpoint()?.RequestDelegate is { } answer) return answer(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    static void Map(WebApplication app)
    {
        Asset.Map(app);
        SignInRoutes.Map(app);
        OpsRoutes.Map(app);
        CommandRoutes.Map(app);
        PeopleRoutes.Map(app);
        ReportRoutes.Map(app);
        ReadingApi.Map(app);
        CommandApi.Map(app);
        HealthRoutes.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").RequireAuthorization(Policy.ReadReports);
    }
}
