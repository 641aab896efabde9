namespace InsightsEtl.Browser.Tests;

/// <summary>All tests of the browser share one server and one Chromium, and come one after the other.</summary>
[CollectionDefinition(nameof(OneServedDemo))]
public sealed class OneServedDemo : ICollectionFixture<ServedDemo>;
