using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Tests.Terminals;

public sealed class ProgressTests : IDisposable
{
    readonly StringWriter _error = new();
    readonly ManualClock _clock = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Off_a_terminal_a_step_says_a_plain_line_now_and_then_and_one_at_its_end()
    {
        var progress = new Progress(_error, isAnimated: false, _clock);
        using var step = progress.Step("2026-10 month", totalBytes: 400_000_000);

        step.Advance(bytes: 100_000_000, rows: 1_000_000);
        _clock.Pass(TimeSpan.FromSeconds(10));
        step.Done("published");

        _error.ToString().Should().Be(
            "2026-10 month: 100.0 MB of 400.0 MB, 1,000,000 rows, 10.0 MB/s, 30 s left\n2026-10 month: published (10 s)\n");
    }

    [Fact]
    public void On_a_terminal_a_bar_is_drawn_over_itself_and_a_message_stands_above_it()
    {
        var progress = new Progress(_error, isAnimated: true, _clock);
        using var step = progress.Step("month", totalBytes: 100);
        step.Advance(bytes: 50, rows: 5);

        _clock.Pass(TimeSpan.FromSeconds(1));
        progress.Say("late feed");

        _error.ToString().Should().Contain("████████████░░░░░░░░░░░░").And.Contain("\e[1A\r\e[0Jlate feed\n");
    }

    [Fact]
    public void What_a_message_quotes_neither_moves_the_cursor_nor_begins_a_line()
    {
        var progress = new Progress(_error, isAnimated: false, _clock);

        progress.Say("usage: columns x\e[2J\n2026-10: up to date.");
        progress.Step("extract").Done("a\rb");

        _error.ToString().Should().Be(@"usage: columns x\u001B[2J\u000A2026-10: up to date." + "\n" + @"extract: a\u000Db (0.0 s)" + "\n");
    }

    [Fact]
    public void A_step_that_fails_ends_without_a_word()
    {
        var progress = new Progress(_error, isAnimated: false, _clock);

        progress.Step("month").Dispose();

        _error.ToString().Should().BeEmpty();
    }
}
