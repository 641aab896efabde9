using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A set of feeds with the answers that another program computed from them.</summary>
sealed record GoldenSet(string Name)
{
    public string Feeds => Repository.Folder("tests", "Golden", Name, "feeds");

    public JsonElement Expected { get; } =
        JsonDocument.Parse(File.ReadAllBytes(Repository.Folder("tests", "Golden", Name, "expected.json"))).RootElement;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Month> Months =>
        [.. Expected.GetProperty("facts").EnumerateObject().Select(month => Month.Parse(month.Name)).Order()];

    public MonthRange Range => MonthRange.Of(Months);

    /// <summary>The months in the order of the word: forward, reverse or shuffled, which is always the same shuffle.</summary>
    public IReadOnlyList<Month> InOrder(string order)
    {
        Month[] months = [.. Months];
        if (order == "reverse") Array.Reverse(months);
        if (order == "shuffled") new Random(20261031).Shuffle(months);
        return months;
    }

    /// <summary>A home in which the set's months have been published one by one in that order.</summary>
    public async Task<TestHome> PublishAsync(string order)
    {
        var home = await TestHome.CreateAsync();
        await home.ExtractAsync(Feeds, Range);
        foreach (var month in InOrder(order))
            (await home.RunAsync(month)).Code.Should().Be(Scheduler.Commands.ExitCode.Done, home.Said);
        return home;
    }
}
