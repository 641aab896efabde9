using System.Collections.Concurrent;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class ReaderTests
{
    static readonly Month January = new(2026, 1);
    static readonly Month February = January.Next;
    static readonly Month[] Both = [January, February];

    /// <summary>Enough that a publish takes long enough to be looked into.</summary>
    const int Rows = 150;

    [Fact]
    public async Task A_reader_sees_nothing_or_whole_versions_while_months_are_published_back_and_forth()
    {
        await using var home = await TestHome.CreateAsync();
        using var end = new CancellationTokenSource();
        var seen = new ConcurrentDictionary<Snapshot, int>[4];
        var readers = new[] { (false, false), (false, true), (true, false), (true, true) }
            .Select((kind, number) => PollAsync(home, kind.Item1, kind.Item2, seen[number] = new(), end.Token)).ToList();
        List<Snapshot> published = [];

        for (var publish = 0; publish < 12; publish++)
        {
            var isFirst = publish is 0 || publish % 2 == 1;
            var month = publish < 2 ? Both[publish] : January;
            new TinyFeeds(month, isFirst ? 10 : 7, isFirst ? "Fabrikam" : "Contoso Limited", Rows - (isFirst ? 0 : 50)).DropInto(home.Feeds);
            (await home.RunAsync(month, home.Feeds)).Code.Should().Be(ExitCode.Done, home.Said);
            published.Add(await LookAsync(home));
        }

        await end.CancelAsync();
        await Task.WhenAll(readers);
        published.Select(snapshot => snapshot.Versions).Should().OnlyHaveUniqueItems();
        published[2..].Select(snapshot => snapshot.Facts).Distinct().Should().HaveCount(2);
        for (var number = 0; number < seen.Length; number++)
        {
            seen[number].Keys.Where(snapshot => !IsOneOf(snapshot, published)).Should().BeEmpty("reader {0}", number);
            seen[number].Should().HaveCountGreaterThan(3, "reader {0} should have looked while months changed", number);
        }
    }

    /// <summary>A viewer's snapshot lacks the revenue that stands last.</summary>
    static bool IsOneOf(Snapshot snapshot, IEnumerable<Snapshot> published) => snapshot.IsEmpty
        ? snapshot.Facts.Split('#').All(sums => sums.StartsWith("{\"count\":0,", StringComparison.Ordinal))
        : published.Any(whole => whole.Versions == snapshot.Versions && whole.Facts.StartsWith(snapshot.Facts, StringComparison.Ordinal));

    static async Task PollAsync(
        TestHome home, bool isExecutive, bool isOneStatement, ConcurrentDictionary<Snapshot, int> seen, CancellationToken end)
    {
        await using var reader = new NpgsqlConnection(isExecutive ? home.Database.ExecutiveConnectionString : home.Database.ViewerConnectionString);
        await reader.OpenAsync(CancellationToken.None);
        while (!end.IsCancellationRequested)
        {
            seen.AddOrUpdate(await Snapshot.TakeAsync(reader, Both, isExecutive, isOneStatement), 1, (_, count) => count + 1);
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    static async Task<Snapshot> LookAsync(TestHome home)
    {
        await using var reader = new NpgsqlConnection(home.Database.ExecutiveConnectionString);
        await reader.OpenAsync();
        return await Snapshot.TakeAsync(reader, Both, hasRevenue: true, isOneStatement: true);
    }
}
