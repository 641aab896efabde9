namespace InsightsEtl.Browser.Tests;

/// <summary>All tests of the browser share one server and one Chromium, and come one after the other.</summary>
[CollectionDefinition(nameof(ServedDemoCollection))]
public sealed class ServedDemoCollection : ICollectionFixture<ServedDemo>;
