using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A message for the webhook that is to be sent.</summary>
/// <param name="Kind">failed, checks failed, late feed or left out.</param>
/// <param name="Attempt">How often it was tried before.</param>
public sealed record DueAlert(
    long AlertId, string Kind, long? RunId, string? Feed, string Message, int Attempt, DateOnly? ExpectedDate, DateTime RaisedAt)
{
    internal static DueAlert Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetFieldValue<long?>(2), row.TextOrNull(3), row.GetString(4), row.GetInt32(5),
        row.GetFieldValue<DateOnly?>(6), row.GetDateTime(7));
}
