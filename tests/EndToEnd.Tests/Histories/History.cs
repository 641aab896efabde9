using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A way in which a small world comes into a warehouse: deliveries dropped and months run, one after the other.</summary>
/// <param name="Steps">A delivery to drop, or, where there is none, the month to run.</param>
sealed record History(string Name, SmallWorld World, IReadOnlyList<(DropDelivery? Delivery, Month Month)> Steps)
{
    /// <summary>Everything delivered, then each month once.</summary>
    public static History Of(string name, SmallWorld world, IEnumerable<Month> months) =>
        new(name, world, [.. world.Final.Select(Drop), .. months.Select(Run)]);

    /// <summary>
    /// Deliveries in any order, many of them after or between drafts, while months are run now and then; at last what needs it.
    /// </summary>
    public static History Tangled(SmallWorld world, Chance chance)
    {
        // A delivery's own sequence stands; the sequences are shuffled together by letting each name its turns.
        var turns = world.Final
            .Select(delivery => new Queue<DropDelivery>(Sequence(delivery, world.DraftOf(delivery), chance)))
            .SelectMany(sequence => Enumerable.Repeat<Func<(DropDelivery?, Month)>>(() => Drop(sequence.Dequeue()), sequence.Count));
        var runs = Enumerable.Range(0, world.Months.Count * 2)
            .Select(_ => chance.Pick(world.Months))
            .Select(month => (Func<(DropDelivery?, Month)>)(() => Run(month)));
        return new("tangled", world, [.. chance.Shuffle(turns.Concat(runs)).Select(turn => turn())]);
    }

    /// <summary>Months are published in any order; then two of them are superseded by drafts, run again, and corrected back.</summary>
    public static History CorrectedBack(SmallWorld world, Chance chance)
    {
        List<(DropDelivery?, Month)> steps = [.. world.Final.Select(Drop), .. chance.Shuffle(world.Months).Select(Run)];
        foreach (var month in chance.Shuffle(world.Months).Take(2))
        {
            var corrected = world.Final.Where(delivery => month.Contains(delivery.Date) && world.DraftOf(delivery) is not null).ToList();
            steps.AddRange(corrected.Select(delivery => Drop(world.DraftOf(delivery)!)));
            steps.Add(Run(month));
            steps.AddRange(corrected.Select(Drop));
            steps.Add(Run(month));
        }
        return new("corrected back", world, steps);
    }

    /// <summary>Plays it in a home of its own, to the end where no month needs a run any more.</summary>
    public async Task<TestHome> PlayAsync()
    {
        var home = await TestHome.CreateAsync();
        foreach (var (delivery, month) in Steps)
        {
            if (delivery is not null) delivery.DropInto(home.Feeds);
            else (await home.RunAsync(month, home.Feeds)).Code.Should().BeOneOf([ExitCode.Done, ExitCode.FeedMissing], home.Said);
        }
        const MonthNeeds Any = MonthNeeds.Missing | MonthNeeds.Failed | MonthNeeds.Stale;
        (await home.RunAsync(TestHome.Request(MonthRange.Of(World.Months), home.Feeds) with { Needs = Any })).Code
            .Should().Be(ExitCode.Done, home.Said);
        return home;
    }

    static IEnumerable<DropDelivery> Sequence(DropDelivery delivery, DropDelivery? draft, Chance chance) => draft is null
        ? [delivery]
        : chance.Pick<DropDelivery[]>([delivery], [draft, delivery], [draft, delivery], [delivery, draft, delivery]);

    static (DropDelivery?, Month) Drop(DropDelivery delivery) => (delivery, default);

    static (DropDelivery?, Month) Run(Month month) => (null, month);
}
