namespace InsightsEtl.Load;

/// <summary>How long a lease on a month lasts and how often its holder renews it.</summary>
/// <param name="Lifetime">Without a sign of life for this long, another run may take the month.</param>
/// <param name="Heartbeat">Between two signs of life; several must fit into a lifetime, or a short pause costs the month.</param>
public sealed record LeaseTerms(TimeSpan Lifetime, TimeSpan Heartbeat)
{
    public static LeaseTerms Standard { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10));
}
