using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Worker processes that die and others that go on.</summary>
public sealed class WorkerProcessTests
{
    const string NoneOpen = "select not exists (select from etl.run_request where finished_at is null)";

    /// <summary>Twelve in the campaign.</summary>
    static readonly int MonthCount = Environment.GetEnvironmentVariable("INSIGHTS_NIGHT_CAMPAIGN") == "all" ? 12 : 2;

    [Fact]
    public async Task A_killed_workers_month_is_finished_by_another_and_every_month_is_published_once()
    {
        await using var home = await TestHome.CreateAsync();
        List<Month> months = [];
        for (var month = new Month(2026, 1); months.Count < MonthCount; month = month.Next) months.Add(month);
        foreach (var month in months) new TinyFeeds(month).DropInto(home.Feeds);
        await home.ExtractAsync(home.Feeds, MonthRange.Of(months));
        var asker = new Asker("maria", "new prices", RequestSource.Page);
        await home.Door.RequestAsync(months, new WantedRun(IsFromLanding: true), asker, CancellationToken.None);

        using var killed = Start(home, "month.staged:1:hang");
        await home.UntilAsync("select exists (select from etl.step where step = 'stage' and state = 'succeeded')");
        using var other = Start(home, fault: null);
        using var host = MonthCount == 12 ? InsightsProgram.Start(home.Words("serve", "--urls", "http://127.0.0.1:0", "--workers", "0")) : null;
        await home.UntilAsync("select count(*) = 2 from etl.worker");
        killed.Kill();
        await InsightsProgram.EndAsync(killed);
        await home.UntilAsync(NoneOpen);
        Process.Start("/bin/sh", ["-c", $"kill -TERM {other.Id}"]).WaitForExit();
        var ended = await InsightsProgram.EndAsync(other);
        if (host is not null)
        {
            Process.Start("/bin/sh", ["-c", $"kill -TERM {host.Id}"]).WaitForExit();
            (await InsightsProgram.EndAsync(host)).ExitCode.Should().Be(0);
        }

        ended.ExitCode.Should().Be(0, ended.Error);
        ended.Error.Should().Contain("Stopped; nothing is half done.");
        (await home.AskAsync<long>("select count(*) from etl.run_request where step is null and state = 'succeeded'")).Should().Be(MonthCount);
        (await home.AskAsync<long>("select count(*) from etl.publish where rows_inserted > 0")).Should().Be(MonthCount);
        (await home.AskAsync<string>("select string_agg(attempt::text, ' ' order by attempt desc, request_id) from etl.run_request where step is null"))
            .Should().StartWith("2 1").And.NotContain("3");
    }

    static Process Start(TestHome home, string? fault)
    {
        string[] words = fault is null ? ["worker", "--slots", "2"] : ["worker"];
        Environment.SetEnvironmentVariable("INSIGHTS__Workers__ClaimSeconds", "2");
        return InsightsProgram.Start(home.Words(words), fault, home.Journal);
    }
}
