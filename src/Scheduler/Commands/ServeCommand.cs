using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights serve</c>: the web host.</summary>
static class ServeCommand
{
    static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on, joined by a semicolon; setting Web:Urls, else http://127.0.0.1:8080. Port 0 takes a free one.",
        HelpName = "URLS",
    };

    public static InsightsCommand Create() => new InsightsCommand(
        "serve", "Serves ops pages, report downloads and the API until it is interrupted.",
        "insights serve\ninsights serve --urls http://127.0.0.1:9000")
    {
        Urls,
    }.Does(RunAsync);

    static Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancellationToken) =>
        ServeAsync(invocation, invocation.Arguments.GetValue(Urls), cancellationToken);

    /// <summary>Until the token is cancelled; open downloads get a moment to end.</summary>
    public static async Task<ExitCode> ServeAsync(Invocation invocation, string? urls, CancellationToken cancellationToken)
    {
        var settings = WebSettings.Read(invocation.Configuration, urls);
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        await Migrations.ApplyAsync(connectionString, cancellationToken);
        await using var app = WebHost.Build(new WebHome(
            connectionString, new Landing(invocation.LandingFolder), invocation.Reports, invocation.Configuration, settings, TimeProvider.System));
        await app.StartAsync(cancellationToken);
        foreach (var url in app.Urls)
        {
            if (invocation.IsJson) invocation.Terminal.WriteJson(new { url });
            else invocation.Terminal.Write(url + settings.PathBase);
        }
        invocation.Terminal.Say("Serving; Ctrl-C ends it.");
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }
}
