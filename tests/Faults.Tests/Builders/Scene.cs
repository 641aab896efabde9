namespace InsightsEtl.Faults.Tests;

/// <summary>What a run finds when it begins, and every whole state of the warehouse that it may leave.</summary>
sealed class Scene
{
    static readonly Lazy<Task<Scene>> SharedCorrection = new(async () => await CorrectionAsync(await TrialServer.SharedAsync()));
    static readonly Lazy<Task<Scene>> SharedFirstLoad = new(async () => await FirstLoadAsync(await TrialServer.SharedAsync()));

    Scene(TrialServer server, string template, string homeFolder)
    {
        Server = server;
        Template = template;
        HomeFolder = homeFolder;
    }

    public TrialServer Server { get; }

    /// <summary>The database every trial starts with a copy of.</summary>
    public string Template { get; }

    /// <summary>The landing and the reports in it are what every trial starts with a copy of; it may be missing.</summary>
    public string HomeFolder { get; }

    /// <summary>The warehouse before the run, with either month published, and with both.</summary>
    public IReadOnlyList<IReadOnlyList<string>> States { get; private set; } = [];

    /// <summary>The ledger after an undisturbed run.</summary>
    public IReadOnlyList<string> Ledger { get; private set; } = [];

    /// <summary>Both months are published from the first edition; the second edition is due.</summary>
    public static Task<Scene> CorrectionAsync() => SharedCorrection.Value;

    /// <summary>An empty database, nothing landed.</summary>
    public static Task<Scene> FirstLoadAsync() => SharedFirstLoad.Value;

    public static async Task<Scene> CorrectionAsync(TrialServer server)
    {
        var feeds = Path.Combine(server.Folder, "first");
        FeedEditions.CopyFirst(feeds);
        var empty = new Scene(server, "template0", "");
        var first = await Trial.NewAsync(empty);
        await PublishAsync(first, FeedEditions.Months, feeds);
        await server.RunAsync("postgres", $"alter database {first.Database} allow_connections false");
        return await WithStatesAsync(new Scene(server, first.Database, first.HomeFolder));
    }

    public static Task<Scene> FirstLoadAsync(TrialServer server) => WithStatesAsync(new Scene(server, "template0", ""));

    static async Task<Scene> WithStatesAsync(Scene scene)
    {
        await using var trial = await Trial.NewAsync(scene);
        var before = await trial.WarehouseAsync();
        await PublishAsync(trial, FeedEditions.FirstMonth, FeedEditions.Second);
        var first = await trial.WarehouseAsync();
        await PublishAsync(trial, FeedEditions.SecondMonth, FeedEditions.Second);
        scene.States = [before, first, await SecondAloneAsync(scene), await trial.WarehouseAsync()];
        scene.Ledger = await trial.LedgerAsync();
        return scene;
    }

    static async Task PublishAsync(Trial trial, string months, string feedsFolder)
    {
        var run = await trial.RunEditionAsync(months, feedsFolder);
        run.ExitCode.Should().Be(0, run.Error);
    }

    /// <summary>A month that fails does not stop the next one.</summary>
    static async Task<IReadOnlyList<string>> SecondAloneAsync(Scene scene)
    {
        await using var trial = await Trial.NewAsync(scene);
        await PublishAsync(trial, FeedEditions.SecondMonth, FeedEditions.Second);
        return await trial.WarehouseAsync();
    }
}
