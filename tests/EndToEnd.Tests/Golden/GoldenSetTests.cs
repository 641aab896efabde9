using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.EndToEnd.Tests;

public abstract class GoldenSetTests(string name) : IAsyncLifetime
{
    readonly GoldenSet _set = new(name);
    TestHome _forward = null!;

    public async Task InitializeAsync() => _forward = await _set.PublishAsync("forward");

    public async Task DisposeAsync() => await _forward.DisposeAsync();

    [Fact]
    public async Task Its_answers_hold_and_stay_when_months_come_in_any_order_and_once_more()
    {
        var dump = await WarehouseDump.OfAsync(_forward);
        await ExpectAgreementAsync(_forward);
        await ExpectRowsBehindEachNumberAsync();

        await using (var reverse = await _set.PublishAsync("reverse"))
            dump.DifferencesTo(await WarehouseDump.OfAsync(reverse)).Should().BeEmpty("reverse");

        await using var shuffled = await _set.PublishAsync("shuffled");
        await ExpectAgreementAsync(shuffled);
        dump.DifferencesTo(await WarehouseDump.OfAsync(shuffled)).Should().BeEmpty("shuffled");
        await ExpectForcedRunChangesNothingAsync(shuffled, dump);
    }

    async Task ExpectRowsBehindEachNumberAsync()
    {
        var (opened, differences) = await GoldenDrillDowns.RunAsync(_forward, _set);

        opened.Should().BeGreaterThan(2000);
        differences.Should().BeEmpty();
    }

    async Task ExpectAgreementAsync(TestHome home)
    {
        var (asked, differences) = await GoldenComparison.RunAsync(home, _set);

        asked.Should().Be(4 + 5 * _set.Months.Count);
        differences.Should().BeEmpty();
        var answers = await GoldenAnswers.RunAsync(home, _set);
        answers.Asked.Should().Be(9 * 36);
        answers.Differences.Should().BeEmpty();
        (await WarehouseDump.BrokenChecksAsync(home)).Should().BeEmpty();
    }

    async Task ExpectForcedRunChangesNothingAsync(TestHome home, WarehouseDump dump)
    {
        var before = await PublishedVersions.OfAsync(home);

        var outcome = await home.RunAsync(TestHome.Request(_set.Range) with { IsForced = true });

        outcome.Code.Should().Be(ExitCode.Done, home.Said);
        (await PublishedVersions.ChangesOfRunAsync(home, outcome.RunId)).Should()
            .HaveCount(_set.Months.Count).And.OnlyContain(changes => changes == 0);
        (await PublishedVersions.OfAsync(home)).Should().Equal(before);
        dump.DifferencesTo(await WarehouseDump.OfAsync(home)).Should().BeEmpty();
    }
}
