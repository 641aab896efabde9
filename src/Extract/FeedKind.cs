namespace InsightsEtl.Extract;

/// <summary>What a delivery of a feed says: all there is, or what has come since.</summary>
public enum FeedKind
{
    /// <summary>Everything as it stood on the delivery's date; the latest of a month speaks for the month.</summary>
    Snapshot,

    /// <summary>What happened; all deliveries of a month together make the month.</summary>
    Increment,
}
