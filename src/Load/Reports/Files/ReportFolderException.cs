namespace InsightsEtl.Load.Reports;

/// <summary>The folder of reports is not this warehouse's own; nothing in it was touched.</summary>
public sealed class ReportFolderException(string message) : Exception(message);
