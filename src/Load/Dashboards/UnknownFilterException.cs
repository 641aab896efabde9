namespace InsightsEtl.Load.Dashboards;

/// <summary>A filter that does not exist, or a value the warehouse has never had; the message names the nearest ones.</summary>
public sealed class UnknownFilterException(string message, Exception inner) : Exception(message, inner);
