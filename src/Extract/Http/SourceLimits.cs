namespace InsightsEtl.Extract;

/// <summary>What is believed of a service, and how patient a pull is with it.</summary>
public sealed record SourceLimits
{
    /// <summary>Requests under way to one host at once, 1 to 256, whatever the feeds.</summary>
    public int ParallelPerHost { get; init; } = 4;

    /// <summary>Largest page, unpacked.</summary>
    public long PageBytes { get; init; } = 256L << 20;

    /// <summary>Pages of one delivery.</summary>
    public int Pages { get; init; } = 20_000;

    /// <summary>Largest delivery, as it lands.</summary>
    public long DeliveryBytes { get; init; } = 16L << 30;

    /// <summary>Longest time one page may take, from the request to its last byte.</summary>
    public TimeSpan PageTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time one delivery may take, waiting included.</summary>
    public TimeSpan PullTime { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Tries of a page after the first.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>Pause before the first retry; it doubles with each, up to a minute, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Age at which pages of an unfinished pull are of no more use.</summary>
    public TimeSpan PartialAge { get; init; } = TimeSpan.FromHours(24);
}
