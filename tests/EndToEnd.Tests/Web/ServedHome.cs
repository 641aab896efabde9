using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Night;
using InsightsEtl.Scheduler.People;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A web host on a free port over a home with one published month, and an account for each role, named as the role.</summary>
public sealed class ServedHome : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    /// <summary>An account that has no role.</summary>
    public const string Nobody = "nobody";

    internal static readonly Month October = new(2026, 10);

    static readonly Asker Setup = new("setup", "for tests", RequestSource.Cli);

    WebApplication? _host;

    internal TestHome Home { get; private set; } = null!;

    internal ShiftedClock Clock { get; } = new();

    public Uri Root { get; private set; } = null!;

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal AccountLedger Accounts => new(Source);

    public async Task InitializeAsync()
    {
        Home = await TestHome.CreateAsync();
        new TinyFeeds(October).DropInto(Home.Feeds);
        await Home.RunAsync(TestHome.Request(MonthRange.Of([October]), Home.Feeds) with { Datasets = null });
        Source = EtlSource.Create(Home.Database.ConnectionString);
        var hash = Passwords.Hash(Password);
        foreach (var role in Enum.GetValues<AccountRole>())
            await Accounts.AddAsync(AccountLedger.Word(role), hash, [role], Setup, CancellationToken.None);
        await Accounts.AddAsync(Nobody, hash, [], Setup, CancellationToken.None);
        (_host, Root) = await ServeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (Source is not null) await Source.DisposeAsync();
        await Home.DisposeAsync();
    }

    /// <summary>One more host on the same database.</summary>
    /// <param name="pathBase">Below which a reverse proxy shows it; empty: at its root.</param>
    internal async Task<(WebApplication Host, Uri Root)> ServeAsync(string pathBase = "")
    {
        var configuration = new ConfigurationBuilder().Build();
        var host = WebHost.Build(new WebHome(
            Home.Database.ConnectionString, Home.Landing, Home.Reports, configuration,
            new WebSettings { Urls = "http://127.0.0.1:0", PathBase = pathBase }, ScheduleSettings.Read(configuration), Home.Feeds, Clock));
        await host.StartAsync();
        return (host, new Uri(host.Urls.Single()));
    }

    internal WebApplication Host => _host!;

    /// <summary>Somebody who has not signed in.</summary>
    internal Visitor Stranger() => new(Root);

    /// <param name="name">As the role is.</param>
    internal async Task<Visitor> VisitorAsync(string name)
    {
        var visitor = Stranger();
        (await visitor.SignInAsync(name, Password)).StatusCode.Should().Be(System.Net.HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>An account of a test's own.</summary>
    internal async Task<string> AddAccountAsync(params AccountRole[] roles)
    {
        var name = "test-" + Guid.NewGuid().ToString("N")[..12];
        await Accounts.AddAsync(name, Passwords.Hash(Password), roles, Setup, CancellationToken.None);
        return name;
    }

    internal Task ChangeAsync(string name, AccountRole[] given, AccountRole[] taken) =>
        Accounts.ChangeRolesAsync(name, given, taken, Setup, CancellationToken.None);

    /// <summary>The file that an address may name.</summary>
    internal async Task<Guid> FileAsync(string dataset, string audience, string format) => await Home.AskAsync<Guid>(
        $"select report_file_id from etl.report_file where dataset = '{dataset}' and audience = '{audience}' and format = '{format}'");
}
