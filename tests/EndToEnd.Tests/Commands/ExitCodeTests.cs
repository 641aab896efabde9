using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What the schedule is told by a process, and what the process leaves behind.</summary>
public sealed class ExitCodeTests
{
    static readonly Month January = new(2026, 1);
    static readonly Month February = January.Next;

    [Fact]
    public async Task A_month_without_subscriptions_is_4_and_nothing_is_published()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);

        var program = await home.ProgramAsync("run", "2026-02", "--feeds", home.Feeds);

        program.ExitCode.Should().Be(4, program.Error);
        program.Error.Should().Contain("2026-02 needs a complete delivery of subscriptions dated in 2026-02, found none");
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_drop_folder_that_is_away_is_2_and_keeps_no_month_that_has_landed_from_being_run()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        await home.ExtractAsync(home.Feeds, MonthRange.Of([January]));
        Directory.Delete(home.Feeds, recursive: true);

        var whole = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds);
        var month = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds, "--step", "month");

        whole.Code.Should().Be(2);
        whole.Error.Should().Contain($"Found no folder {home.Feeds}; expected a drop folder");
        month.Code.Should().Be(0, month.Error);
        (await home.PublishedMonthsAsync()).Should().Be("2026-01");
    }

    [Fact]
    public async Task Rejects_over_the_limit_are_3_the_month_is_not_published_and_its_rejects_are_shown()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        new TinyFeeds(January).BrokenUsage.DropInto(home.Feeds);

        var program = await home.ProgramAsync("run", "2026-01", "--feeds", home.Feeds);

        program.ExitCode.Should().Be(3, program.Error);
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
        var shown = (await home.ProgramAsync("feeds", "rejects", "2026-01", "--json")).Json;
        shown.GetProperty("rejects").EnumerateArray().Select(reject => reject.GetProperty("reason").GetString())
            .Should().Equal("bad_int", "bad_int");
        (await home.ProgramAsync("run", "2026-01", "--reject-limit", "100")).ExitCode.Should().Be(0);
        (await home.PublishedMonthsAsync()).Should().Be("2026-01");
    }

    [Fact]
    public async Task Of_several_months_the_first_that_failed_gives_the_code_and_the_others_are_published()
    {
        await using var home = await TestHome.CreateAsync();
        foreach (var month in new[] { January, February, new(2026, 4) }) new TinyFeeds(month).DropInto(home.Feeds);
        new TinyFeeds(February).BrokenUsage.DropInto(home.Feeds);

        var program = await home.ProgramAsync("run", "2026-01..2026-04", "--feeds", home.Feeds, "--json");

        program.ExitCode.Should().Be(3, program.Error);
        program.Json.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("exitCode").GetInt32())
            .Should().Equal(0, 3, 4, 0);
        (await home.PublishedMonthsAsync()).Should().Be("2026-01, 2026-04");
    }

    [Fact]
    public async Task A_month_that_failed_before_the_database_was_lost_gives_the_code_and_the_months_so_far_are_told()
    {
        await using var home = await TestHome.CreateAsync();
        foreach (var month in new[] { January, February, February.Next }) new TinyFeeds(month).DropInto(home.Feeds);
        Directory.Delete(new TinyFeeds(January).SubscriptionRows.FolderIn(home.Feeds), recursive: true);
        InsightsProgram end;
        await using (await HeldPublishes.InAsync(home.Database))
        {
            using var program = InsightsProgram.Start(home.Words("run", "2026-01..2026-03", "--feeds", home.Feeds, "--json"));
            await home.UntilAsync($"select ({HeldPublishes.Waiting}) = 1");
            await home.AskAsync<long>(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and application_name = 'insights' and pid <> pg_backend_pid()
                    and pid not in (select pid from pg_locks where locktype = 'advisory' and classid = 73302 and granted)
                """);
            end = await InsightsProgram.EndAsync(program);
        }

        end.ExitCode.Should().Be(4, end.Error);
        end.Json.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("exitCode").GetInt32()).Should().Equal(4, 75);
        end.Error.Should().Contain("2026-02: Database: ");
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_second_process_on_the_same_month_is_5_until_the_first_is_gone()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        using var first = InsightsProgram.Start(home.Words("run", "2026-01", "--feeds", home.Feeds), "month.staged:1:hang", home.Journal);
        await FaultAsync(home, "month.staged");

        var second = await home.ProgramAsync("run", "2026-01");

        second.ExitCode.Should().Be(5, second.Error);
        second.Error.Should().Contain("2026-01 is held by run 1");
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
        first.Kill();
        await InsightsProgram.EndAsync(first);
        (await home.ProgramAsync("run", "2026-01")).ExitCode.Should().Be(0);
        (await home.AskAsync<string>("select string_agg(state, ' ' order by run_id) from etl.run"))
            .Should().Be("interrupted failed succeeded");
    }

    [Fact]
    public async Task A_dead_database_is_75()
    {
        var program = await InsightsProgram.RunAsync(
            ["run", "2026-01", "--database", "Host=127.0.0.1;Port=1;Database=x;Username=x", "--json"]);

        program.ExitCode.Should().Be(75, program.Error);
        program.Json.GetProperty("exitCode").GetInt32().Should().Be(75);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-05..2026-01")]
    [InlineData("2026-1")]
    [InlineData("1026-01..2026-01")]
    [InlineData("yesterday")]
    public async Task Months_that_are_none_are_2(string months)
    {
        await using var home = await TestHome.CreateAsync();

        var (code, output, error) = await home.CommandAsync("run", months);

        code.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith("insights: Found");
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_a_run_with_its_own_code_and_nothing_half_done(string signal, int code)
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        InsightsProgram end;
        await using (await HeldPublishes.InAsync(home.Database))
        {
            using var program = InsightsProgram.Start(home.Words("run", "2026-01", "--feeds", home.Feeds));
            await home.UntilAsync($"select ({HeldPublishes.Waiting}) = 1");
            using var kill = Process.Start("kill", ["-" + signal, program.Id.ToString(CultureInfo.InvariantCulture)]);
            end = await InsightsProgram.EndAsync(program);
        }

        end.ExitCode.Should().Be(code, end.Error);
        end.Error.Should().Contain("nothing is half done");
        (await home.PublishedMonthsAsync()).Should().BeEmpty();
        (await home.AskAsync<long>("select count(*) from pg_tables where schemaname in ('staging', 'warehouse_part')")).Should().Be(0);
        (await home.AskAsync<string>("select concat_ws(': ', state, exit_code, message) from etl.run"))
            .Should().Be("interrupted: Interrupted; nothing is half done.");
        (await home.RunAsync(January)).Code.Should().Be(Scheduler.Commands.ExitCode.Done);
    }

    static async Task FaultAsync(TestHome home, string point)
    {
        for (var attempt = 0; !(await PointsAsync(home)).Contains(point, StringComparer.Ordinal); attempt++)
        {
            attempt.Should().BeLessThan(1200, "the program should come to {0} within a minute", point);
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    static async Task<string[]> PointsAsync(TestHome home) => File.Exists(home.Journal) ? await File.ReadAllLinesAsync(home.Journal) : [];
}
