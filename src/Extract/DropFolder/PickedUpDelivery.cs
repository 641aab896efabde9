namespace InsightsEtl.Extract;

/// <summary>One delivery found in the drop folder and what became of it.</summary>
/// <param name="Message">Why it is incomplete or refused: found, expected, what to do; null otherwise.</param>
/// <param name="Landed">The delivery as it lies in landing; null in a dry run and where nothing landed.</param>
/// <param name="Rows">Records of all parts, faulty ones included; 0 where incomplete or refused.</param>
/// <param name="Bytes">Of all parts as delivered; 0 where incomplete or refused.</param>
/// <param name="UnknownColumns">Names the contract does not know; empty where the delivery was not read this time.</param>
public sealed record PickedUpDelivery(
    Feed Feed,
    DateOnly Date,
    PickupOutcome Outcome,
    string? Message,
    LandedDelivery? Landed,
    long Rows,
    long Bytes,
    IReadOnlyCollection<string> UnknownColumns)
{
    /// <summary>The delivery as it lies in the drop folder, whole and verified; null where it was not merely checked.</summary>
    public LandedDelivery? Found { get; init; }

    public override string ToString() => $"{Feed.Name} {Date:yyyy-MM-dd}: {Outcome}{(Message is null ? "" : ", " + Message)}";

    internal static PickedUpDelivery Without(DroppedDelivery dropped, PickupOutcome outcome, string message) =>
        new(dropped.Feed, dropped.Date, outcome, ShownText.Of(message), Landed: null, Rows: 0, Bytes: 0, UnknownColumns: []);
}
