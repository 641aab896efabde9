using System.Text;
using InsightsEtl.Extract;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>What a request asks for, in whichever paging.</summary>
/// <param name="Skip">Records before the page.</param>
sealed record PageQuery(Paging Paging, string Feed, DateOnly Date, int Top, int Skip, BodyFormat Format, bool IsGzip)
{
    const int MostRecords = 1_000_000;

    /// <returns>Null: it makes no sense (400).</returns>
    public static PageQuery? Of(HttpRequest request, string paging, string feed)
    {
        if (!Enum.TryParse<Paging>(paging, ignoreCase: true, out var style)) return null;
        if (!DateOnly.TryParseExact(request.Query["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        if (Number(request.Query["top"], MostRecords) is not { } top || top is 0 or > MostRecords) return null;
        var skip = style == Paging.Continuation ? SkipOf(request.Headers["MS-ContinuationToken"]) : Number(request.Query["skip"], 0);
        if (skip is null || !Enum.TryParse<BodyFormat>(Text(request, "format") ?? "json", ignoreCase: true, out var format)) return null;
        return new(style, feed, date, top, skip.Value, format, request.Query["gzip"] == "1");
    }

    public SimulatedPage Page => new(Feed, Date, Skip / Top + 1);

    /// <summary>The next page's address, as the service writes it.</summary>
    public string Link(HttpRequest request, int skip) => string.Create(
        CultureInfo.InvariantCulture,
        $"{request.Scheme}://{request.Host}{request.Path}?date={Date:yyyy-MM-dd}&top={Top}&skip={skip}&format={Format}&gzip={(IsGzip ? 1 : 0)}");

    public static string Token(int skip) => Convert.ToBase64String(Encoding.ASCII.GetBytes(skip.ToString(CultureInfo.InvariantCulture)));

    static int? SkipOf(string? token)
    {
        if (string.IsNullOrEmpty(token)) return 0;
        var bytes = new byte[16];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Number(Encoding.ASCII.GetString(bytes, 0, length), 0) : null;
    }

    static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    static int? Number(string? text, int standard) =>
        string.IsNullOrEmpty(text) ? standard : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
