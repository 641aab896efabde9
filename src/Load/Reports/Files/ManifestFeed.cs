namespace InsightsEtl.Load.Reports;

/// <summary>A delivery that a month was made from.</summary>
sealed record ManifestFeed(string Feed, DateOnly Date, string Identity);
