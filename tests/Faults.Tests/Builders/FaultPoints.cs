namespace InsightsEtl.Faults.Tests;

/// <summary>The fault points an undisturbed run hits, in their order, and how often; a test holds them against the program.</summary>
static class FaultPoints
{
    /// <summary>Set to <c>all</c> it widens the tests from a sample to the whole campaign.</summary>
    public static readonly bool IsCampaign = Environment.GetEnvironmentVariable("INSIGHTS_FAULT_CAMPAIGN") == "all";

    static int MigrationCount => typeof(Load.Migrations).Assembly.GetManifestResourceNames()
        .Count(name => name.StartsWith("sql/migrations/", StringComparison.Ordinal));

    /// <summary>Before and around the months' own work, where both months are published and their corrections are due.</summary>
    public static readonly (string Point, int Hits)[] Extract =
    [
        ("migrations.before-geography", 1), ("run.before-started", 1), ("run.started", 1),
        ("extract.copied", 11), ("extract.before-rename", 7), ("extract.renamed", 7), ("extract.before-pointed", 7), ("extract.pointed", 7),
        ("extract.picked-up", 1), ("deliveries.before-recorded", 3), ("deliveries.recorded", 3), ("deliveries.problems-recorded", 1),
        ("run.before-ended", 1), ("run.ended", 1),
    ];

    public static readonly (string Point, int Hits)[] Month =
    [
        ("lease.before-taken", 2), ("lease.taken", 2), ("staging.candidates-made", 2), ("month.staging-made", 2),
        ("step.started", 12), ("staging.before-rejects", 2), ("step.ended", 12), ("month.transformed", 2),
        ("staging.before-candidates", 2), ("month.staged", 2), ("rows.before-recorded", 2), ("rows.recorded", 2), ("checks.recorded", 2),
        ("month.audited", 2), ("staging.dropped", 2), ("lease.released", 2),
    ];

    public static readonly (string Point, int Hits)[] Publish =
    [
        ("publish.locked", 2), ("publish.members", 2), ("publish.facts", 2), ("publish.next-month", 2), ("publish.before-commit", 2),
        ("publish.committed", 2),
    ];

    /// <summary>Of a published month's files: written, then named dataset by dataset, then noted in the ledger.</summary>
    public static readonly (string Point, int Hits)[] Report =
    [
        ("report.written", 2), ("report.named", 10), ("report.before-recorded", 2), ("report.recorded", 2),
    ];

    /// <summary>Hit beside the others where the database is empty.</summary>
    public static readonly (string Point, int Hits)[] Migrations =
        [("migrations.before-commit", MigrationCount), ("migrations.applied", MigrationCount), ("migrations.before-marts", 1)];

    /// <summary>In the campaign every hit with every effect; otherwise the first hit of each point of the sample, killed.</summary>
    public static TheoryData<string, string> Faults(IEnumerable<(string Point, int Hits)> points, params string[] sample)
    {
        var faults = new TheoryData<string, string>();
        foreach (var (point, hits) in points.Where(point => IsCampaign || sample.Contains(point.Point)))
            foreach (var effect in IsCampaign ? (string[])["kill", "throw"] : ["kill"])
                for (var hit = 1; hit <= (IsCampaign ? hits : 1); hit++)
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{point}:{hit}"), effect);
        return faults;
    }
}
