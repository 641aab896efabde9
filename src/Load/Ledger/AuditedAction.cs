using System.Text.Json;

namespace InsightsEtl.Load;

/// <summary>Something a person did that changed how things stand, or the begin or end of a session.</summary>
/// <param name="Who">The account, or user and machine of a command line.</param>
/// <param name="What">What was done to what, such as <c>request 2026-10</c> or <c>pause night</c>.</param>
/// <param name="Why">In the words of who did it.</param>
/// <param name="Before">What it was, written as JSON; null where there was nothing. Never a secret, a token or revenue.</param>
/// <param name="After">What it is; null where there is nothing any more.</param>
public sealed record AuditedAction(string Who, string What, string Why, object? Before = null, object? After = null)
{
    internal string? BeforeJson => Json(Before);

    internal string? AfterJson => Json(After);

    static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
