using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The door that every run goes through.</summary>
public sealed class RunDoorTests
{
    static readonly Month January = new(2026, 1);
    static readonly Asker Maria = new("maria", "wrong prices", RequestSource.Page);

    [Fact]
    public async Task Fifty_who_ask_for_a_month_at_once_get_one_run_and_are_told_of_the_first()
    {
        await using var home = await TestHome.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(number => Task.Run(() => home.Door.RequestAsync(
            [January], new WantedRun(), new Asker($"operator {number}", "all at once", RequestSource.Api), CancellationToken.None))));

        var first = answers.SelectMany(answer => answer).Single(answer => answer.IsNew).Request;
        answers.SelectMany(answer => answer).Where(answer => !answer.IsNew).Should().HaveCount(49)
            .And.OnlyContain(answer => answer.Request.RequestId == first.RequestId
                && answer.Text.StartsWith($"2026-01 is already queued by {first.RequestedBy} at 20", StringComparison.Ordinal));
        (await home.AskAsync<long>("select count(*) from etl.run_request")).Should().Be(1);
        (await home.AskAsync<string>("select string_agg(who, ';') from etl.action_audit where value_before is null")).Should().Be(first.RequestedBy);
        (await home.AskAsync<long>("select count(distinct who) from etl.action_audit where what = 'request 2026-01' and why = 'all at once'"))
            .Should().Be(50, "who was second stands there too");
    }

    [Fact]
    public async Task A_plan_is_told_first_then_who_asked_and_what_was_taken_back_may_be_asked_for_again()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        await home.ExtractAsync(home.Feeds, MonthRange.Of([January]));

        var plan = await home.Door.PlanAsync([January], new WantedRun(), CancellationToken.None);
        var request = (await home.Door.RequestAsync([January], new WantedRun(), Maria, CancellationToken.None)).Single().Request;
        var second = await home.Door.PlanAsync([January], new WantedRun(), CancellationToken.None);
        var cancelled = await home.Door.CancelAsync(request.RequestId, Maria with { Why = "prices were right" }, CancellationToken.None);
        var again = (await home.Door.RequestAsync([January], new WantedRun("report"), Maria, CancellationToken.None)).Single();

        plan.Single().Sentence.Should().StartWith("not published: would publish version 1, then write its report files");
        second.Single().Sentence.Should().StartWith("2026-01 is already queued by maria at ");
        cancelled.Text.Should().Be("2026-01 is cancelled.");
        again.IsNew.Should().BeTrue();
        (await home.Door.OpenAsync(CancellationToken.None)).Should().ContainSingle().Which.Wanted.Step.Should().Be("report");
    }

    [Fact]
    public async Task The_command_line_takes_back_what_waits_and_needs_no_reason_for_it()
    {
        await using var home = await TestHome.CreateAsync();
        await home.Door.RequestAsync([January], new WantedRun(), Maria, CancellationToken.None);

        var (code, output, error) = await home.CommandAsync("cancel", "2026-01");

        (code, output.TrimEnd()).Should().Be((0, "2026-01 is cancelled."), error);
        (await home.AskAsync<string>("select why from etl.action_audit where what = 'cancel 2026-01'")).Should().Be("cancelled");
    }

    [Fact]
    public async Task Nobody_asks_without_a_reason()
    {
        await using var home = await TestHome.CreateAsync();

        var asked = () => home.Door.RequestAsync([January], new WantedRun(), Maria with { Why = " " }, CancellationToken.None);

        (await asked.Should().ThrowAsync<UsageException>()).WithMessage("Found no reason; expected why, in a few words.");
    }

    [Theory]
    [InlineData("update etl.action_audit set who = 'nobody'")]
    [InlineData("delete from etl.action_audit")]
    [InlineData("truncate etl.action_audit")]
    public async Task What_people_did_cannot_be_changed_afterwards(string statement)
    {
        await using var home = await TestHome.CreateAsync();
        await home.Door.RequestAsync([January], new WantedRun(), Maria, CancellationToken.None);

        var change = () => home.AskAsync<string>(statement);

        (await change.Should().ThrowAsync<PostgresException>()).WithMessage("*action_audit is append-only*");
    }
}
