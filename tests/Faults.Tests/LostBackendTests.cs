using System.Diagnostics;
using Npgsql;

namespace InsightsEtl.Faults.Tests;

/// <summary>Connections that an administrator ends, and connections of a program that was killed.</summary>
public sealed class LostBackendTests
{
    /// <summary>The server looks for its clients every second; the rest is for a busy machine.</summary>
    static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(10);

    const string Program = "from pg_stat_activity where datname = current_database() and application_name = 'insights' and pid <> pg_backend_pid()";

    [Fact]
    public async Task A_publish_whose_backend_is_terminated_says_try_later_and_the_next_run_finishes()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        using var run = trial.Start("publish.facts:1:stop");
        await run.StoppedAsync();

        await trial.Server.LinesAsync(
            trial.Database, $"select pg_terminate_backend(pid) {Program} and backend_xid is not null");
        await run.SignalAsync("CONT");
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(75, ended.Error);
        await trial.ShouldBeWholeAsync();
        await trial.ShouldRecoverAsync();
    }

    [Fact]
    public async Task A_run_all_of_whose_backends_are_terminated_says_try_later_and_the_next_run_finishes()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        using var run = trial.Start("publish.facts:1:stop");
        await run.StoppedAsync();

        await trial.Server.LinesAsync(trial.Database, $"select pg_terminate_backend(pid) {Program}");
        await run.SignalAsync("CONT");
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(75, ended.Error);
        await trial.ShouldBeWholeAsync();
        await trial.ShouldRecoverAsync();
    }

    [Fact]
    public async Task A_run_started_the_moment_another_was_killed_gets_the_month()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        using var killed = trial.Start("publish.facts:1:kill");
        (await killed.EndAsync()).ExitCode.Should().Be(137);

        await trial.ShouldRecoverAsync();
    }

    [Fact]
    public async Task A_program_killed_while_the_server_works_for_it_frees_its_locks_within_seconds()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        await using var blocker = await trial.Server.OpenAsync(trial.Database);
        await using var transaction = await blocker.BeginTransactionAsync();
        await using var block = new NpgsqlCommand("lock table warehouse.month_state in exclusive mode", blocker, transaction);
        await block.ExecuteNonQueryAsync();
        using var run = trial.Start();
        await Eventually.TrueAsync(async () =>
            await trial.Server.LinesAsync(trial.Database, $"select pid {Program} and wait_event_type = 'Lock'") is [_]);

        await run.SignalAsync("KILL");
        var ended = Stopwatch.StartNew();
        await Eventually.TrueAsync(async () => await trial.Server.LinesAsync(trial.Database, $"select pid {Program}") is []);

        ended.Elapsed.Should().BeLessThan(LongestHold);
        await transaction.RollbackAsync();
        await trial.ShouldRecoverAsync();
    }
}
