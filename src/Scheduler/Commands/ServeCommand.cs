using System.CommandLine;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Health;
using InsightsEtl.Scheduler.Night;
using InsightsEtl.Scheduler.Web;
using InsightsEtl.Scheduler.Workers;
using Microsoft.Extensions.Hosting;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights serve</c>: web host, schedule and workers in one process.</summary>
static class ServeCommand
{
    const int MostWorkers = WorkerPool.MostSlots;

    static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on, joined by a semicolon; setting Web:Urls, else http://127.0.0.1:8080. Port 0 takes a free one.",
        HelpName = "URLS",
    };

    static readonly Option<int> Workers = new("--workers")
    {
        Description = $"Months worked on at once, 0 to {MostWorkers}; 0 = web only, without schedule.",
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
    };

    public static InsightsCommand Create()
    {
        var options = new RunOptions();
        Workers.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostWorkers)
                result.AddError($"Found --workers {result.Tokens[0].Value}; expected 0 to {MostWorkers}.");
        });
        return new InsightsCommand(
            "serve", "Serves ops pages, report downloads and the API, starts the nights and works on them, until it is interrupted.",
            "insights serve --feeds /srv/feeds\ninsights serve --urls http://127.0.0.1:9000 --workers 0")
        {
            Urls, Workers, options.Feeds, options.RejectLimit,
        }.Does((invocation, stop) => RunAsync(
            invocation, options, invocation.Arguments.GetValue(Urls), invocation.Arguments.GetValue(Workers), stop));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, RunOptions options, string? urls, int workers, CancellationToken stop)
    {
        using var webhook = AlertSettings.Read(invocation.Configuration);
        var schedule = ScheduleSettings.Read(invocation.Configuration);
        var home = await WorkerCommand.HomeAsync(invocation, options, schedule, webhook, stop);
        return await ServeAsync(invocation, home, schedule, urls, workers, stop);
    }

    /// <summary>Until the token is cancelled: requests under way get a moment, months that have begun are finished.</summary>
    /// <param name="isAnswer">The addresses go to stdout; else they are only said, since stdout has its one object already.</param>
    public static async Task<ExitCode> ServeAsync(
        Invocation invocation, WorkerHome home, ScheduleSettings schedule, string? urls, int workers, CancellationToken stop, bool isAnswer = true)
    {
        var settings = WebSettings.Read(invocation.Configuration, urls);
        using var telemetry = Telemetry.Start(invocation.Configuration);
        await Migrations.ApplyAsync(home.ConnectionString, stop);
        await using var app = WebHost.Build(new WebHome(
            home.ConnectionString, home.Landing, home.Reports, invocation.Configuration, settings, schedule, home.Template.FeedsFolder, home.Clock));
        await app.StartAsync(stop);
        Tell(invocation, [.. app.Urls.Select(url => url + settings.PathBase)], isAnswer);
        await Task.WhenAll(
            app.WaitForShutdownAsync(stop),
            workers == 0 ? Task.CompletedTask : new WorkerPool(home).RunAsync(workers, stop),
            workers == 0 ? Task.CompletedTask : ScheduleHost.Of(home, schedule).RunAsync(stop));
        home.Say("Stopped; nothing is half done.");
        return ExitCode.Done;
    }

    static void Tell(Invocation invocation, IReadOnlyList<string> urls, bool isAnswer)
    {
        if (!isAnswer) invocation.Terminal.Say(string.Join(" ", urls));
        else if (invocation.IsJson) invocation.Terminal.WriteJson(new { urls });
        else foreach (var url in urls) invocation.Terminal.Write(url);
        invocation.Terminal.Say("Serving; SIGTERM or Ctrl-C ends it when what has begun is finished.");
    }
}
