namespace InsightsEtl.Faults.Tests;

/// <summary>The network between program and server breaks.</summary>
public sealed class CutWireTests
{
    /// <summary>Shares of all the bytes of an undisturbed run, in percent.</summary>
    public static TheoryData<int> Places =>
        [.. FaultPoints.IsCampaign ? Enumerable.Range(0, 50).Select(place => 2 * place) : [60]];

    static readonly Lazy<Task<long>> RunBytes = new(async () =>
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        await using var wire = new CutWire(trial.Server.Port);
        using var run = trial.Start(port: wire.Port);
        (await run.EndAsync()).ExitCode.Should().Be(0);
        await trial.ShouldBeDoneAsync();
        return wire.Bytes;
    });

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_connection_cut_at_any_byte_says_try_later_and_the_next_run_finishes(int percent)
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        await using var wire = new CutWire(trial.Server.Port) { CutAfterBytes = await RunBytes.Value * percent / 100 };
        using var run = trial.Start(port: wire.Port);

        var cut = await run.EndAsync();

        wire.IsCut.Should().BeTrue();
        cut.ExitCode.Should().BeOneOf([0, 75], cut.Error);
        await trial.ShouldBeWholeAsync();
        await trial.ShouldRecoverAsync();
    }

    [Fact]
    public async Task A_commit_whose_reply_is_lost_is_found_in_the_ledger_and_not_done_again()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        await using var wire = new CutWire(trial.Server.Port) { CommitCut = CommitCut.Reply };
        using var run = trial.Start(port: wire.Port);

        var cut = await run.EndAsync();

        wire.IsCut.Should().BeTrue();
        cut.ExitCode.Should().Be(0, cut.Error);
        await trial.ShouldBeDoneAsync();
        await trial.ShouldRecoverAsync();
    }

    [Fact]
    public async Task A_commit_that_happens_after_its_wire_was_cut_is_waited_for()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        await using var wire = new CutWire(trial.Server.Port) { CommitCut = CommitCut.Late };
        using var run = trial.Start(port: wire.Port);

        var cut = await run.EndAsync();

        wire.IsCut.Should().BeTrue();
        cut.ExitCode.Should().Be(0, cut.Error);
        await trial.ShouldBeDoneAsync();
    }

    [Fact]
    public async Task A_commit_that_never_arrived_is_not_taken_for_one()
    {
        await using var trial = await Trial.NewAsync(await Scene.CorrectionAsync());
        await using var wire = new CutWire(trial.Server.Port) { CommitCut = CommitCut.Request };
        using var run = trial.Start(port: wire.Port);

        var cut = await run.EndAsync();

        wire.IsCut.Should().BeTrue();
        cut.ExitCode.Should().Be(75, cut.Error);
        await trial.ShouldRecoverAsync();
    }
}
