namespace InsightsEtl.EndToEnd.Tests;

public sealed class CleanGoldenReports() : GoldenReports("clean");
