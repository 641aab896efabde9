using InsightsEtl.Extract;
using InsightsEtl.Fixtures;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What one test has for itself: a home with its landing, a drop folder and a database.</summary>
sealed class TestHome : IAsyncDisposable
{
    readonly string _folder;
    readonly StringWriter _said = new();

    TestHome(string folder, TestDatabase database)
    {
        _folder = folder;
        Database = database;
        Directory.CreateDirectory(Feeds);
    }

    public TestDatabase Database { get; }

    public string Path => System.IO.Path.Combine(_folder, "home");

    public string Feeds => System.IO.Path.Combine(_folder, "feeds");

    public string Journal => System.IO.Path.Combine(_folder, "journal");

    public Landing Landing => new(System.IO.Path.Combine(Path, "landing"));

    public ReportFolder Reports => new(System.IO.Path.Combine(Path, "reports"));

    public RunDoor Door => new(Database.ConnectionString, Landing);

    /// <summary>What the jobs of this home said on their way.</summary>
    public string Said => _said.ToString();

    public static async Task<TestHome> CreateAsync() => new(NewFolder(), await PostgresCluster.CreateDatabaseAsync());

    /// <summary>With a database that the program has not seen yet.</summary>
    public static async Task<TestHome> CreateEmptyAsync() => new(NewFolder(), await PostgresCluster.CreateEmptyDatabaseAsync());

    /// <summary>Everything the drop folder holds, into landing.</summary>
    public Task ExtractAsync(string feeds, MonthRange months) => RunAsync(Request(months, feeds) with { Step = RunStep.Extract });

    /// <summary>One month, from landing or from a drop folder.</summary>
    public Task<RunOutcome> RunAsync(Month month, string? feeds = null, bool isForced = false) =>
        RunAsync(Request(MonthRange.Of([month]), feeds) with { IsForced = isForced });

    public Task<RunOutcome> RunAsync(RunRequest request) =>
        new RunJob(Database.ConnectionString, Landing, Reports, new Progress(TextWriter.Synchronized(_said), isAnimated: false, TimeProvider.System))
            .RunAsync(request, CancellationToken.None);

    /// <summary>Of the test's own sets, where a bad row is meant: no limit to rejects. Without report files, which have tests of their own.</summary>
    public static RunRequest Request(MonthRange months, string? feeds = null) =>
        new("test", months, feeds, Step: null, new RejectLimit(100), IsForced: false, Datasets: []);

    /// <summary>The program as a process of its own, on this home and database.</summary>
    public Task<InsightsProgram> ProgramAsync(params string[] words) => InsightsProgram.RunAsync(Words(words));

    /// <summary>The command line of this process, on this home and database.</summary>
    public async Task<(int Code, string Output, string Error)> CommandAsync(params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(Words(words), TextWriter.Synchronized(output), TextWriter.Synchronized(error));
        return (code, output.ToString(), error.ToString());
    }

    public string[] Words(params string[] words) => [.. words, "--home", Path, "--database", Database.ConnectionString];

    static string NewFolder() => Directory.CreateTempSubdirectory("insights-e2e-").FullName;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
