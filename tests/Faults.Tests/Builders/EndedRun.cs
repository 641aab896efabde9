namespace InsightsEtl.Faults.Tests;

/// <summary>How a run ended: 137 is a process killed.</summary>
sealed record EndedRun(int ExitCode, string Output, string Error);
