namespace InsightsEtl.Scheduler.Commands;

/// <summary>Somebody named a thing that there is not: a run, a request.</summary>
sealed class NothingFoundException(string message) : UsageException(message);
