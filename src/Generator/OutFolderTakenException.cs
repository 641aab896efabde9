namespace InsightsEtl.Generator;

/// <summary>The folder to write to holds deliveries of another origin: the message says what was found, expected, and what to do.</summary>
public sealed class OutFolderTakenException(string message) : Exception(message);
