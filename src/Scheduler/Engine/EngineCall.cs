namespace InsightsEtl.Scheduler.Engine;

/// <summary>What the engine calls: with the trigger's name and the time it was due. To call twice, or late, does no harm.</summary>
sealed record EngineCall(Func<string, DateTimeOffset, CancellationToken, Task> FireAsync);
