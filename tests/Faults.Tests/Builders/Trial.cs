using System.Security.Cryptography;
using System.Text.Json;

namespace InsightsEtl.Faults.Tests;

/// <summary>One database and one landing that runs are let loose on, and what must hold of them whatever happened.</summary>
sealed class Trial : IAsyncDisposable
{
    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    static int _trials;

    readonly Scene _scene;
    readonly string _home;

    Trial(Scene scene, string database, string home)
    {
        _scene = scene;
        Database = database;
        _home = home;
    }

    public string Database { get; }

    /// <summary>Runs started from now on give no sign of life while a test lasts, so that only the fence can tell them what they lost.</summary>
    public bool IsHeartSilent { get; set; }

    public string HomeFolder => _home;

    public string LandingFolder => Path.Combine(_home, "landing");

    public string ReportsFolder => Path.Combine(_home, "reports");

    public TrialServer Server => _scene.Server;

    string Journal => Path.Combine(_home, "journal");

    public static async Task<Trial> NewAsync(Scene scene)
    {
        var home = Path.Combine(scene.Server.Folder, $"trial-{Interlocked.Increment(ref _trials)}");
        Directory.CreateDirectory(home);
        var trial = new Trial(scene, await scene.Server.CreateDatabaseAsync(scene.Template), home);
        foreach (var room in (string[])["landing", "reports"])
            if (Path.Combine(scene.HomeFolder, room) is var from && Directory.Exists(from))
                FeedEditions.Copy(from, Path.Combine(home, room), static _ => true);
        return trial;
    }

    /// <summary>The run of the scene: both months from the second edition.</summary>
    public async Task<EndedRun> RunAsync(params string[] more)
    {
        using var run = Start(more: more);
        return await run.EndAsync();
    }

    public async Task<EndedRun> RunEditionAsync(string months, string feedsFolder)
    {
        using var run = ArmedRun.Start(Words(Server.ConnectionString(Database), months, feedsFolder), Environment(""));
        return await run.EndAsync();
    }

    /// <param name="fault">As in INSIGHTS_FAULT; empty for none.</param>
    /// <param name="port">Of a wire to the server; null: the server's own.</param>
    public ArmedRun Start(string fault = "", int? port = null, params string[] more)
    {
        var connectionString = new Npgsql.NpgsqlConnectionStringBuilder(Server.ConnectionString(Database));
        if (port is not null) connectionString.Port = port.Value;
        return ArmedRun.Start(
            [.. Words(connectionString.ConnectionString, FeedEditions.Months, FeedEditions.Second), .. more], Environment(fault));
    }

    /// <summary>A worker on the scene's second edition.</summary>
    public ArmedRun StartWorker(string fault = "") => ArmedRun.Start(
        ["worker", "--feeds", FeedEditions.Second, "--home", _home, "--database", Server.ConnectionString(Database), "--reject-limit", "100"],
        Environment(fault));

    /// <summary>A whole host, whose nights begin every five seconds, on what the second edition has of the scene's months: a night runs all that is due.</summary>
    public async Task<ArmedRun> StartHostAsync()
    {
        var feeds = Path.Combine(_home, "feeds");
        FeedEditions.CopySecond(feeds);
        // A copy of a migrated database lacks the right to make the engine's schema.
        await Server.LinesAsync(Database, $"grant create on database {Database} to insights_etl");
        return ArmedRun.Start(
            ["serve", "--workers", "1", "--urls", "http://127.0.0.1:0", "--feeds", feeds, "--home", _home, "--database",
                Server.ConnectionString(Database), "--reject-limit", "100"],
            new Dictionary<string, string>(Environment("")) { ["INSIGHTS__Schedule__Night"] = "0/5 * * * * ?" });
    }

    /// <summary>The run of the scene, in which no file may grow beyond a size.</summary>
    public async Task<EndedRun> RunLimitedAsync(int fileKilobytes)
    {
        using var run = ArmedRun.StartLimited(
            fileKilobytes, Words(Server.ConnectionString(Database), FeedEditions.Months, FeedEditions.Second), Environment(""));
        return await run.EndAsync();
    }

    /// <summary>Points hit so far, in the order of their hits.</summary>
    public IReadOnlyList<string> Hits() => File.Exists(Journal) ? File.ReadAllLines(Journal) : [];

    /// <summary>Empty where the database has no schema yet.</summary>
    public async Task<IReadOnlyList<string>> WarehouseAsync() =>
        await HasSchemaAsync() ? [.. await AskAsync("facts.sql"), .. await AskAsync("members.sql")] : [];

    public async Task<IReadOnlyList<string>> LedgerAsync() => await AskAsync("ledger.sql");

    /// <summary>What a run left behind in the database and in landing.</summary>
    public async Task<IReadOnlyList<string>> LeftoversAsync() =>
    [
        .. await AskAsync("leftovers.sql"),
        .. Directory.EnumerateFileSystemEntries(LandingFolder, ".partial-*", Everything),
        .. Files(".partial-*"),
    ];

    /// <summary>Report files that were named: whole, whatever happened, and none in the ledger that is not there.</summary>
    public async Task ReportsShouldBeWholeAsync()
    {
        if (!await HasSchemaAsync()) return;
        var recorded = await AskAsync("reports.sql");
        var whole = Files("*.manifest.json").Select(WholeFile).ToList();
        recorded.Except(whole).Should().BeEmpty("every row of the ledger must have its file, and that its manifest");
    }

    /// <summary>The warehouse is as before the run or as after one of its publishes, never between.</summary>
    /// <returns>Which of the scene's states.</returns>
    public async Task<int> ShouldBeWholeAsync()
    {
        var found = await WarehouseAsync();
        var state = _scene.States.ToList().FindIndex(state => state.SequenceEqual(found));
        if (state < 0) found.Except(_scene.States[^1]).Take(3).Should().BeEmpty("the warehouse must be in one of its whole states");
        state.Should().BeGreaterThanOrEqualTo(0, "the warehouse must be in one of its whole states");
        await ReportsShouldBeWholeAsync();
        return state;
    }

    /// <summary>The next run, undisturbed, gives what an undisturbed run gives and leaves nothing behind.</summary>
    public async Task ShouldRecoverAsync(params string[] more)
    {
        var next = await RunAsync(more);
        next.ExitCode.Should().Be(0, next.Error);
        await ShouldBeDoneAsync();
    }

    /// <summary>All is published as by an undisturbed run, and nothing is left over.</summary>
    public async Task ShouldBeDoneAsync()
    {
        Differences(await WarehouseAsync(), _scene.States[^1]).Should().BeEmpty("the warehouse must be that of an undisturbed run");
        Differences(await LedgerAsync(), _scene.Ledger).Should().BeEmpty("the ledger must be that of an undisturbed run");
        (await LeftoversAsync()).Should().BeEmpty();
        await ReportsShouldBeWholeAsync();
        Files("*").Select(path => Path.GetRelativePath(ReportsFolder, path)).Where(name => name != ".warehouse" && !name.EndsWith(".json", StringComparison.Ordinal))
            .Should().BeEquivalentTo((await AskAsync("reports.sql")).Select(line => line.Split('|')[0]), "every file must have its row");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.RunAsync("postgres", $"drop database if exists {Database} with (force)");
        Directory.Delete(_home, recursive: true);
    }

    static IEnumerable<string> Differences(IReadOnlyList<string> found, IReadOnlyList<string> expected) =>
        found.SequenceEqual(expected)
            ? []
            : found.Except(expected).Select(line => "found    " + line).Concat(expected.Except(found).Select(line => "expected " + line))
                .DefaultIfEmpty($"found {found.Count} lines, expected {expected.Count}").Take(6);

    IEnumerable<string> Files(string pattern) =>
        Directory.Exists(ReportsFolder) ? Directory.EnumerateFiles(ReportsFolder, pattern, Everything) : [];

    /// <summary>Name and hash of the file a manifest describes, which must be what the manifest says.</summary>
    string WholeFile(string manifestPath)
    {
        var path = manifestPath[..^".manifest.json".Length];
        var claimed = JsonDocument.Parse(File.ReadAllText(manifestPath)).RootElement.GetProperty("sha256").GetString();
        var found = File.Exists(path) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) : claimed;
        found.Should().Be(claimed, "a named file must be whole: {0}", path);
        return File.Exists(path) ? $"{Path.GetRelativePath(ReportsFolder, path)}|{found}" : path;
    }

    string[] Words(string connectionString, string months, string feedsFolder) =>
    [
        "run", months, "--feeds", feedsFolder, "--home", _home, "--database", connectionString, "--reject-limit", "100",
    ];

    Dictionary<string, string> Environment(string fault) => new()
    {
        ["INSIGHTS_FAULT"] = fault,
        ["INSIGHTS_FAULT_JOURNAL"] = Journal,
        ["INSIGHTS__Workers__ClaimSeconds"] = "3",
        ["INSIGHTS__Lease__LifetimeSeconds"] = IsHeartSilent ? "3600" : "2",
        ["INSIGHTS__Lease__HeartbeatSeconds"] = IsHeartSilent ? "1800" : "0.5",
    };

    async Task<bool> HasSchemaAsync() =>
        (await Server.LinesAsync(Database, "select to_regclass('warehouse.month_state') is not null")) is ["True"];

    async Task<List<string>> AskAsync(string file) =>
        await Server.LinesAsync(Database, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Sql", file)));
}
