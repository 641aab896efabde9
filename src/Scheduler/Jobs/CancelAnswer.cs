namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What became of a wish that something end.</summary>
/// <param name="Text">One line for whoever wished it.</param>
/// <param name="IsNew">False: it had ended, or somebody wished so before; nothing changed.</param>
sealed record CancelAnswer(string Text, bool IsNew);
