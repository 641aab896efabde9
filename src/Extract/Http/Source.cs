namespace InsightsEtl.Extract;

/// <summary>A service that a feed is pulled from, as the settings describe it.</summary>
/// <param name="Url">Of the first page, with <c>{date}</c> where the date belongs, and <c>{pageSize}</c> where it is not called <c>top</c>.</param>
public sealed record Source(Feed Feed, string Url, Cadence Cadence, Paging Paging)
{
    public const string DatePlace = "{date}";
    public const string PageSizePlace = "{pageSize}";

    /// <summary>A field that begins so is no name but the value itself, the same in every record.</summary>
    public const char ConstantMark = '=';

    public BodyFormat Format { get; init; } = BodyFormat.Json;

    /// <summary>Records asked for in one page, 1 to 1,000,000.</summary>
    public int PageSize { get; init; } = 10_000;

    /// <summary>Deliveries of this feed that are pulled at once, 1 to 64.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>Name of the list of records; matched without case, as the two below.</summary>
    public string Items { get; init; } = "value";

    /// <summary>Name of the next page's address.</summary>
    public string Next { get; init; } = "@nextLink";

    /// <summary>Name of the number of records of all pages, in the body or as a response header; empty: the service gives none.</summary>
    public string Total { get; init; } = "totalCount";

    /// <summary>By column: the names its field may have, the first that holds something wins; the column's own name comes last.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Dates up to so many days before the run are pulled again though they have landed: services go on filling them.</summary>
    public int RepullDays { get; init; } = 3;

    /// <summary>A link or token may be used again by a later run, so that pages already received are not asked for again.</summary>
    public bool HasStableLinks { get; init; } = true;

    /// <summary>Scheme, host and port; the only place this source ever talks to.</summary>
    public Uri Host => new(FirstPage(DateOnly.MinValue).GetLeftPart(UriPartial.Authority));

    /// <summary>The address as people may see it: what stands behind the question mark can be a secret.</summary>
    public string ShownUrl => Url.Split('?')[0];

    public Uri FirstPage(DateOnly date) => new(Url
        .Replace(DatePlace, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(PageSizePlace, PageSize.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>Whether a run of today may ask the service for the date; one of a day that only its own run asked for is never asked for again.</summary>
    public bool MayBeAskedFor(DateOnly date, DateOnly today) => CadenceDates.Of(Cadence, Month.Of(date), today).Contains(date);
}
