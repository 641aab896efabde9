namespace InsightsEtl.Scheduler.Commands;

/// <summary>The command line or a setting is wrong: the message says what was found and what was expected.</summary>
class UsageException(string message) : Exception(message);
