namespace InsightsEtl.EndToEnd.Tests;

public sealed class DirtyGoldenReports() : GoldenReports("dirty");
