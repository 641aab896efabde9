namespace InsightsEtl.Scheduler.Workers;

/// <summary>How long a worker's hold on a request lasts, and how often it gives a sign of life.</summary>
/// <param name="Lifetime">A killed worker's month waits this long for another.</param>
/// <param name="Heartbeat">Between two signs of life; several fit into a lifetime.</param>
/// <param name="Pause">Between two looks at an empty queue.</param>
sealed record WorkerTerms(TimeSpan Lifetime, TimeSpan Heartbeat, TimeSpan Pause)
{
    public static WorkerTerms Standard { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1));
}
