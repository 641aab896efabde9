namespace InsightsEtl.EndToEnd.Tests;

public sealed class DirtyGoldenSetTests() : GoldenSetTests("dirty");
