namespace InsightsEtl.Extract;

/// <summary>The pages of one delivery in their order: which one is next, and whether they add up.</summary>
sealed class PageSequence
{
    readonly Source _source;
    readonly DateOnly _date;
    readonly List<PulledPage> _pages = [];
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public PageSequence(Source source, DateOnly date)
    {
        (_source, _date) = (source, date);
        Next = Address(First(), continuation: null);
    }

    public IReadOnlyList<PulledPage> Pages => _pages;

    public long Rows => _pages.Sum(page => page.Rows);

    public long Bytes => _pages.Sum(page => page.Bytes);

    /// <summary>Null once the last page has arrived.</summary>
    public PageAddress? Next { get; private set; }

    /// <exception cref="InconsistentPullException">The page was there before, contradicts the total, or leads back.</exception>
    /// <exception cref="RefusedDeliveryException">It leads to another host.</exception>
    public void Add(PulledPage page)
    {
        var (address, number) = (Next!, _pages.Count + 1);
        _asked.Add(address.Key);
        if (_pages.FindIndex(page.Repeats) is var earlier and >= 0)
            throw new InconsistentPullException($"{address.Name}: has the records of page {earlier + 1} again.");
        if (Total is { } total && page.Total is { } other && total != other)
            throw new InconsistentPullException($"{address.Name}: says {other} records in all, the pages before say {total}.");
        _pages.Add(page);
        Next = Following(page, address);
        if (Next is not null && _asked.Contains(Next.Key))
            throw new InconsistentPullException($"{address.Name}: leads back to a page before it; expected the way to page {number + 1}.");
    }

    /// <summary>All records have come that the service says there are, so that a page behind them need not exist.</summary>
    public bool HasAll => _source.Paging == Paging.TopSkip && Rows == Total;

    /// <exception cref="InconsistentPullException">Not so many records have come as the service says there are.</exception>
    public void ThrowUnlessComplete()
    {
        if (Total is { } total && total != Rows)
            throw new InconsistentPullException($"{_source.Feed.Name} {_date:yyyy-MM-dd}: {Rows} records arrived, the service says {total}.");
    }

    long? Total => _pages.Select(page => page.Total).FirstOrDefault(total => total is not null);

    PageAddress? Following(PulledPage page, PageAddress address) => _source.Paging switch
    {
        Paging.TopSkip => page.Rows < _source.PageSize ? null : Address(With(First(), $"skip={Rows}"), continuation: null),
        Paging.Continuation => page.Next is null ? null : Address(With(First(), "seekOperation=Next"), page.Next),
        _ => page.Next is null ? null : Address(Linked(page.Next, address), continuation: null),
    };

    /// <exception cref="RefusedDeliveryException">The link is none, or leads away.</exception>
    static Uri Linked(string link, PageAddress from)
    {
        if (!Uri.TryCreate(from.Url, link, out var url)) throw new RefusedDeliveryException($"{from.Name}: its link to the next page is none.");
        return url.GetLeftPart(UriPartial.Authority) == from.Url.GetLeftPart(UriPartial.Authority) && url.UserInfo.Length == 0
            ? url
            : throw new RefusedDeliveryException(
                $"{from.Name}: the next page is said to be at {url.GetLeftPart(UriPartial.Authority)}; expected {from.Url.Authority} only.");
    }

    PageAddress Address(Uri url, string? continuation) => new(
        url, continuation,
        string.Create(CultureInfo.InvariantCulture, $"{_source.Feed.Name} {_date:yyyy-MM-dd} page {_pages.Count + 1} of {_source.ShownUrl}"),
        IsFirst: _pages.Count == 0);

    Uri First()
    {
        var first = _source.FirstPage(_date);
        if (!_source.Url.Contains(Source.PageSizePlace, StringComparison.Ordinal))
            first = With(first, string.Create(CultureInfo.InvariantCulture, $"top={_source.PageSize}"));
        return _source.Paging == Paging.TopSkip && _pages.Count == 0 ? With(first, "skip=0") : first;
    }

    static Uri With(Uri url, string query) => new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{query}" : query }.Uri;
}
