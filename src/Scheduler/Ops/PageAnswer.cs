namespace InsightsEtl.Scheduler.Ops;

/// <summary>What became of something an operator asked for.</summary>
/// <param name="Request">The request to watch; null: none.</param>
public sealed record PageAnswer(string Sentence, long? Request);
