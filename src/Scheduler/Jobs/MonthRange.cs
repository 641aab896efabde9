using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>The months an operator names: one, a range inclusive at both ends, <c>last</c> or <c>current</c>.</summary>
/// <param name="Months">Oldest first; null for <c>last</c>, which only the deliveries can tell.</param>
sealed record MonthRange(IReadOnlyList<Month>? Months)
{
    /// <summary>A typing error such as 2006 for 2026 shall not build 20 years.</summary>
    const int LongestMonths = 240;

    static readonly Month Earliest = new(2000, 1);
    static readonly Month Latest = new(2099, 12);

    /// <param name="today">In the schedule's zone, for <c>current</c>.</param>
    /// <param name="isOnlyShown">Nothing is to be done with the months, so that there may be any number.</param>
    /// <exception cref="UsageException">The text is none of the four, or names too many months to work on.</exception>
    public static MonthRange Parse(string text, DateOnly today, bool isOnlyShown = false)
    {
        var range = Parsed(text, today);
        if (isOnlyShown || range.Months is not { Count: > LongestMonths }) return range;
        throw new UsageException($"Found {range.Months.Count} months; expected {LongestMonths} at most in one call.");
    }

    /// <summary>A month alone, as pages and programs name it.</summary>
    /// <exception cref="UsageException">The text is none, or one of another century.</exception>
    public static Month One(string text) => Month.TryParse(text, out var month) && month >= Earliest && month <= Latest
        ? month
        : throw new UsageException($"Found month '{text}'; expected one as 2026-10, from {Earliest} to {Latest}.");

    public static MonthRange Of(IReadOnlyList<Month> months) => new(months);

    /// <summary>For <c>last</c>: the newest month with a complete subscriptions delivery.</summary>
    /// <exception cref="FeedMissingException">None has landed.</exception>
    public IReadOnlyList<Month> Resolve(IReadOnlyCollection<LandedDelivery> landed) => Months ??
    [
        landed.Where(delivery => delivery.Feed == Feed.Subscriptions).Select(delivery => (Month?)Month.Of(delivery.Date)).Max()
            ?? throw new FeedMissingException("Feed missing: 'last' needs a complete delivery of subscriptions, found none in landing."),
    ];

    static MonthRange Parsed(string text, DateOnly today) => text switch
    {
        "last" => new MonthRange((IReadOnlyList<Month>?)null),
        "current" => new MonthRange([Month.Of(today)]),
        _ when text.Split("..") is [var single] && Month.TryParse(single, out var month) => new MonthRange(Between(month, month)),
        _ when text.Split("..") is [var first, var last] && Month.TryParse(first, out var from) && Month.TryParse(last, out var to) =>
            new MonthRange(Between(from, to)),
        _ => throw new UsageException(
            $"Found months '{text}'; expected one month (2026-10), a range (2026-01..2026-10), 'last' or 'current'."),
    };

    static List<Month> Between(Month from, Month to)
    {
        if (to < from) throw new UsageException($"Found months {from}..{to}; expected the earlier month first.");
        if (from < Earliest || to > Latest) throw new UsageException($"Found months {from}..{to}; expected {Earliest} to {Latest}.");
        List<Month> months = [];
        for (var month = from; month <= to; month = month.Next) months.Add(month);
        return months;
    }
}
