using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>How long a worker's hold on a request lasts, and how often it gives a sign of life.</summary>
/// <param name="Lifetime">A killed worker's month waits this long for another.</param>
/// <param name="Heartbeat">Between two signs of life; several fit into a lifetime.</param>
/// <param name="Pause">Between two looks at an empty queue.</param>
sealed record WorkerTerms(TimeSpan Lifetime, TimeSpan Heartbeat, TimeSpan Pause)
{
    const int HeartbeatsInLifetime = 5;

    public static WorkerTerms Standard { get; } = Lasting(TimeSpan.FromSeconds(15));

    /// <summary>Setting Workers:ClaimSeconds, else 15.</summary>
    /// <exception cref="UsageException">It is no number of seconds from 1 to 600.</exception>
    public static WorkerTerms Read(IConfiguration configuration) => configuration["Workers:ClaimSeconds"] switch
    {
        null or "" => Standard,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600 =>
            Lasting(TimeSpan.FromSeconds(seconds)),
        var text => throw new UsageException($"Found setting Workers:ClaimSeconds '{text}'; expected seconds, 1 to 600."),
    };

    static WorkerTerms Lasting(TimeSpan lifetime) => new(lifetime, lifetime / HeartbeatsInLifetime, TimeSpan.FromSeconds(1));
}
