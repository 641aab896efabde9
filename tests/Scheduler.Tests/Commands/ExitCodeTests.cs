using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Fixtures;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class ExitCodeTests
{
    const string DeadDatabase = "Host=127.0.0.1;Port=1;Database=x;Username=x";

    [Theory]
    [InlineData("db", "url", "--wrong")]
    [InlineData("db", "url", "--role", "king")]
    [InlineData("nonsense")]
    [InlineData("db")]
    [InlineData("db", "login", "Not'A'Name", "--role", "viewer")]
    [InlineData("db", "migrate", "--database", "Port=1")]
    [InlineData("db", "start", "--database", DeadDatabase)]
    public async Task A_wrong_command_line_is_2_and_nothing_goes_to_stdout(params string[] words)
    {
        var program = await InsightsProgram.RunAsync(words);

        program.ExitCode.Should().Be(2, program.Error);
        program.Output.Should().BeEmpty();
        program.Error.Should().StartWith("insights: ");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_75()
    {
        var program = await InsightsProgram.RunAsync("db", "migrate", "--database", DeadDatabase);

        program.ExitCode.Should().Be(75);
        program.Error.Should().Contain("127.0.0.1:1");
    }

    [Fact]
    public async Task A_failure_with_json_is_one_object_too()
    {
        var program = await InsightsProgram.RunAsync("db", "migrate", "--json", "--database", DeadDatabase);

        JsonDocument.Parse(program.Output).RootElement.GetProperty("exitCode").GetInt32().Should().Be(75);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_command_with_its_own_code(string signal, int code)
    {
        await using var home = TemporaryHome.New();
        using var busy = await HomeLock.TakeAsync(home.Path, TimeSpan.Zero, TimeProvider.System, default);
        using var program = InsightsProgram.Start("db", "start", "--home", home.Path);
        await Task.Delay(TimeSpan.FromSeconds(6));

        await InsightsProgram.RunAsync("kill", ["-" + signal, program.Id.ToString(CultureInfo.InvariantCulture)]);
        var end = await InsightsProgram.EndAsync(program);

        end.ExitCode.Should().Be(code);
        end.Error.Should().Contain("nothing is half done");
    }

    [Fact]
    public void A_missing_feed_is_4()
    {
        using var interruption = Interruption.Listen();

        Failure.Of(new FeedMissingException("2026-10 has no subscriptions"), interruption).Code.Should().Be(ExitCode.FeedMissing);
    }
}
