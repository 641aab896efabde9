using System.Text;
using InsightsEtl.Extract;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>The answer to a page request before anything is done to it.</summary>
/// <param name="Lines">Records as JSON lines.</param>
/// <param name="Total">Records of the delivery.</param>
/// <param name="NextSkip">Where the next page begins; null: there is none.</param>
sealed record PageAnswer(PageQuery Query, byte[] Lines, int Total, int? NextSkip)
{
    /// <summary>Where the next page is said to be, if not at this service.</summary>
    public string? OtherLink { get; init; }

    public static PageAnswer Of(PageQuery query, SimulatedDelivery delivery)
    {
        var end = Math.Min((long)query.Skip + query.Top, delivery.Records);
        return new(query, delivery.Lines(query.Skip, query.Top), delivery.Records, end < delivery.Records ? (int)end : null);
    }

    public byte[] Body(HttpRequest request) => Query.Format switch
    {
        BodyFormat.Json => [.. "{\"value\":["u8, .. Separated(), .. Encoding.UTF8.GetBytes($"],{Members(request)}}}")],
        BodyFormat.Ndjson => [.. Lines, .. Encoding.UTF8.GetBytes($"{{{Members(request)}}}\n")],
        _ => CsvText.Of(Feed.Named(Query.Feed)!, Lines),
    };

    public void SetHeaders(HttpResponse response)
    {
        response.ContentType = Query.Format switch { BodyFormat.Json => "application/json", BodyFormat.Ndjson => "application/x-ndjson", _ => "text/csv" };
        if (Query.Paging == Paging.Continuation && NextSkip is { } next) response.Headers["MS-ContinuationToken"] = PageQuery.Token(next);
        if (Query.Format != BodyFormat.Csv) return;
        response.Headers["totalCount"] = Total.ToString(CultureInfo.InvariantCulture);
        if (Query.Paging == Paging.NextLink && Link(response.HttpContext.Request) is { } link) response.Headers["Link"] = $"<{link}>; rel=\"next\"";
    }

    /// <summary>A comma in place of every line feed but the last.</summary>
    byte[] Separated()
    {
        if (Lines.Length == 0) return [];
        var separated = Lines[..^1];
        separated.AsSpan().Replace((byte)'\n', (byte)',');
        return separated;
    }

    string Members(HttpRequest request)
    {
        var total = string.Create(CultureInfo.InvariantCulture, $"\"totalCount\":{Total}");
        if (Query.Paging != Paging.NextLink) return total;
        return Link(request) is { } link ? $"{total},\"@nextLink\":\"{link}\"" : $"{total},\"@nextLink\":null";
    }

    string? Link(HttpRequest request) => OtherLink ?? (NextSkip is { } next ? Query.Link(request, next) : null);
}
