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
        List<Task> readers = [.. new[] { 0, 1 }.Select(number => PollAsync(number, isOneStatement: false))];
        List<Snapshot> published = [];

        for (var publish = 0; publish < 12; publish++)
        {
            // The plan of a single statement may be older than its snapshot and lack a partition that a first publish has just attached.
            if (publish == 2) readers.AddRange(new[] { 2, 3 }.Select(number => PollAsync(number, isOneStatement: true)));
            var isFirst = publish is 0 || publish % 2 == 1;
            var month = publish < 2 ? Both[publish] : January;
            var feeds = isFirst ? new TinyFeeds(month, 10, "Fabrikam", Rows) : new TinyFeeds(month, 7, "Contoso Limited", Rows - 50);
            feeds.DropInto(home.Feeds);
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

        Task PollAsync(int number, bool isOneStatement) =>
            ReaderTests.PollAsync(home, isExecutive: number % 2 == 1, isOneStatement, seen[number] = new(), end.Token);
    }

    /// <summary>A viewer's snapshot lacks the revenue that stands last.</summary>
    static bool IsOneOf(Snapshot snapshot, IEnumerable<Snapshot> published) => snapshot.IsEmpty
        ? snapshot.Facts.Split('#').All(sums => sums.StartsWith("{\"count\":0,", StringComparison.Ordinal))
        : published.Any(whole => whole.Versions == snapshot.Versions && whole.Facts.StartsWith(snapshot.Facts, StringComparison.Ordinal));

    static async Task PollAsync(
        TestHome home, bool isExecutive, bool isOneStatement, ConcurrentDictionary<Snapshot, int> seen, CancellationToken end)
    {
        await using var reader = new NpgsqlConnection(
            isExecutive ? home.Database.ExecutiveConnectionString : home.Database.ViewerConnectionString);
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
