using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class BackfillCommandTests : IAsyncLifetime
{
    static readonly Month Whole = new(2026, 1);
    static readonly Month Failed = new(2026, 2);
    static readonly Month Stale = new(2026, 3);
    static readonly Month Missing = new(2026, 4);

    TestHome _home = null!;

    /// <summary>Of four months one is whole, one has failed when it was forced, one has got another delivery, one has never run; of two more nothing was delivered.</summary>
    public async Task InitializeAsync()
    {
        _home = await TestHome.CreateAsync();
        foreach (var month in new[] { Whole, Failed, Stale, Missing }) new TinyFeeds(month).DropInto(_home.Feeds);
        foreach (var month in new[] { Whole, Failed, Stale }) await _home.RunAsync(month, _home.Feeds);
        using var failing = InsightsProgram.Start(_home.Words("run", "2026-02", "--force"), "publish.before-commit:1:throw");
        (await InsightsProgram.EndAsync(failing)).ExitCode.Should().Be(1);
        new TinyFeeds(Stale, Licenses: 5).DropInto(_home.Feeds);
    }

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Only_the_months_that_need_it_are_run()
    {
        // The missing month last: were it published before the one it follows is corrected, it would get new report files with that.
        string[] needs = ["--failed", "--stale", "--missing", ""];
        (await Task.WhenAll(needs.Select(need => MonthsOfAsync(need, "--dry-run")))).Should()
            .Equal("2026-02", "2026-03", "2026-04", "2026-02, 2026-03, 2026-04");

        foreach (var (need, months) in needs.Zip(["2026-02", "2026-03", "2026-04", ""]))
        {
            (await MonthsOfAsync(need)).Should().Be(months, need);
            (await MonthsOfAsync(need)).Should().BeEmpty("none needs it any more");
        }
    }

    async Task<string> MonthsOfAsync(params string[] options)
    {
        string[] words = ["backfill", "2026-01..2026-06", "--feeds", _home.Feeds, "--json", .. options.Where(option => option.Length > 0)];
        var (code, output, error) = await _home.CommandAsync(words);
        code.Should().Be(0, error);
        if (options[0] is "" or "--missing") error.Should().Contain("2026-05, 2026-06: nothing has been delivered, left out.");
        return MonthsOf(output);
    }

    static string MonthsOf(string output) => string.Join(
        ", ",
        JsonDocument.Parse(output).RootElement.GetProperty("months").EnumerateArray()
            .Select(month => month.GetProperty("month").GetString()));
}
