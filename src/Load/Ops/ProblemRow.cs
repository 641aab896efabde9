namespace InsightsEtl.Load.Ops;

/// <summary>A delivery that is left out until it is delivered again.</summary>
/// <param name="Kind">incomplete or refused.</param>
public sealed record ProblemRow(
    string Feed, DateOnly DeliveryDate, string Kind, string Message, DateTime FirstSeenAt, DateTime LastSeenAt);
