namespace InsightsEtl.EndToEnd.Tests;

public sealed class CleanGoldenSetTests() : GoldenSetTests("clean");
