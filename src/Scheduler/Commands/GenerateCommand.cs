using System.CommandLine;
using InsightsEtl.Generator;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights generate</c>: the feeds of an invented reseller, to try the product with at any size.</summary>
static class GenerateCommand
{
    static readonly Option<string> Out = new("--out")
    {
        Description = "Drop folder to write: new, empty, or written by the same command before.",
        HelpName = "DIR",
        Required = true,
    };

    static readonly Option<string> Months = new("--months")
    {
        Description = "2026-10 or 2025-10..2026-10, both inclusive; a month is the same in every range.",
        HelpName = "MONTHS",
        Required = true,
    };

    static readonly Option<int> Customers = new("--customers")
    {
        Description = "About so many are customers in October 2026; fewer before, more after.",
        HelpName = "N",
        DefaultValueFactory = static _ => 2000,
    };

    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Another number, another business.",
        HelpName = "S",
        DefaultValueFactory = static _ => 1,
    };

    static readonly Option<int> UsageDays = new("--usage-days")
    {
        Description = "Days with a usage delivery, counted back from each month's last day.",
        HelpName = "DAYS",
        DefaultValueFactory = static _ => 31,
    };

    static readonly Option<decimal> Dirty = new("--dirty")
    {
        Description = "Share of rows to plant that are of no use, 0 to 0.1; DIR/planted.json counts them by feed, date and reason.",
        HelpName = "SHARE",
        DefaultValueFactory = static _ => 0,
    };

    public static InsightsCommand Create()
    {
        Between(Customers, 1, 10_000_000);
        Between(UsageDays, 0, 31);
        Between(Dirty, 0, 0.1m);
        return new InsightsCommand(
            "generate", "Writes feeds of an invented reseller into a drop folder; the same options give the same bytes.",
            "insights generate --out /tmp/feeds --months 2025-10..2026-10\n"
            + "insights generate --out /tmp/dirty --months 2026-10 --customers 500 --dirty 0.001")
        {
            Out, Months, Customers, Seed, UsageDays, Dirty,
        }.Does((invocation, cancellationToken) => Task.FromResult(Run(invocation, cancellationToken)));
    }

    static ExitCode Run(Invocation invocation, CancellationToken cancellationToken)
    {
        var request = RequestOf(invocation);
        IReadOnlyList<GeneratedFeed> feeds;
        using (var step = invocation.Terminal.Progress.Step("generate"))
        {
            feeds = Write(request, step.Advance, cancellationToken);
            var (rows, bytes) = (feeds.Sum(feed => feed.Rows), feeds.Sum(feed => feed.Bytes));
            step.Done($"{Figures.Count(rows)} rows, {Figures.Bytes(bytes)} in {request.OutFolder}");
        }

        if (request.DirtyShare > 0) SayOmitted(invocation, feeds);
        Report(invocation, request, feeds);
        return ExitCode.Done;
    }

    static GeneratedFeedsRequest RequestOf(Invocation invocation)
    {
        var arguments = invocation.Arguments;
        var text = arguments.GetRequiredValue(Months);
        var months = text is "current" ? null : MonthRange.Parse(text, today: default).Months;
        if (months is null) throw new UsageException($"Found --months {text}; expected one month (2026-10) or a range (2025-10..2026-10).");
        return new GeneratedFeedsRequest(
            Path.GetFullPath(arguments.GetRequiredValue(Out)), months[0], months[^1], arguments.GetValue(Customers),
            arguments.GetValue(Seed), arguments.GetValue(UsageDays), arguments.GetValue(Dirty));
    }

    /// <exception cref="UsageException">The folder holds something else.</exception>
    public static IReadOnlyList<GeneratedFeed> Write(
        GeneratedFeedsRequest request, Action<long, long> progress, CancellationToken cancellationToken)
    {
        try
        {
            return FeedGenerator.Write(request, progress, cancellationToken);
        }
        catch (OutFolderTakenException taken)
        {
            throw new UsageException(taken.Message);
        }
    }

    /// <summary>A kind may have found room in one feed and none in another; only what no feed has is worth a word.</summary>
    static void SayOmitted(Invocation invocation, IReadOnlyList<GeneratedFeed> feeds)
    {
        var omitted = feeds.Select(feed => feed.OmittedKinds.AsEnumerable()).Aggregate((all, kinds) => all.Intersect(kinds)).ToList();
        if (omitted.Count > 0)
            invocation.Terminal.Say($"No room in feeds this small for {string.Join(", ", omitted)}: more customers or a larger --dirty make some.");
    }

    static void Report(Invocation invocation, GeneratedFeedsRequest request, IReadOnlyList<GeneratedFeed> feeds)
    {
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new
            {
                folder = request.OutFolder,
                feeds = feeds.Select(feed => new
                {
                    feed = feed.Feed.Name,
                    feed.Deliveries,
                    feed.Rows,
                    feed.Bytes,
                    feed.PlantedRejects,
                    feed.PlantedDuplicates,
                }),
            });
            return;
        }

        invocation.Terminal.WriteTable(
            ["feed", "deliveries", "rows", "bytes", "planted rejects", "planted duplicates"],
            feeds.Select(feed => (string[])
            [
                feed.Feed.Name, Number(feed.Deliveries), Number(feed.Rows), Number(feed.Bytes), Number(feed.PlantedRejects),
                Number(feed.PlantedDuplicates),
            ]));
    }

    static void Between<T>(Option<T> option, T least, T most)
        where T : IComparable<T> => option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is { } found && (found.CompareTo(least) < 0 || found.CompareTo(most) > 0))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"Found {option.Name} {found}; expected {least} to {most}."));
        });

    static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
