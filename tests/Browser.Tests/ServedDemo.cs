using System.Diagnostics;
using InsightsEtl.Fixtures;
using InsightsEtl.Load;
using Microsoft.Playwright;

namespace InsightsEtl.Browser.Tests;

/// <summary>The program itself, serving the months of a small invented reseller with bad rows planted; and one Chromium to look at it.</summary>
public sealed class ServedDemo : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    /// <summary>Debian's; <c>check.sh</c> installs it where it is missing.</summary>
    static readonly string Chromium = Environment.GetEnvironmentVariable("INSIGHTS_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Nothing but what is asked for goes over the wire.</summary>
    static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run", "--disable-component-update",
        "--disable-sync",
    ];

    const string Months = "2026-09..2026-10";

    readonly string _folder = Directory.CreateTempSubdirectory("insights-browser-").FullName;
    TestDatabase? _database;
    Process? _server;
    IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public string Root { get; private set; } = "";

    public string ConnectionString => _database!.ConnectionString;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await RunAsync("generate", "--out", Feeds, "--months", Months, "--customers", "30", "--usage-days", "2", "--dirty", "0.002");
        await RunAsync("run", Months, "--feeds", Feeds, "--reject-limit", "20");
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        foreach (var role in new[] { "admin", "operator", "viewer", "executive" })
            await RunAsync("users", "add", role, "--role", role, "--password-file", passwordFile);
        _server = Start(Words("serve", "--urls", "http://127.0.0.1:0", "--feeds", Feeds, "--reject-limit", "20"));
        Root = await _server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await _server.StandardError.ReadToEndAsync());
        _server.ErrorDataReceived += static (_, _) => { };
        _server.BeginErrorReadLine();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A window of its own in which the account has signed in by the form.</summary>
    public async Task<IPage> SignInAsync(string name, BrowserNewContextOptions? options = null)
    {
        var page = await NewPageAsync(options);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
        return page;
    }

    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Root;
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await EtlSession.OpenAsync(ConnectionString, CancellationToken.None);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    string Feeds => Path.Combine(_folder, "feeds");

    string[] Words(params string[] words) => [.. words, "--home", Path.Combine(_folder, "home"), "--database", ConnectionString];

    /// <summary>A machine that is busy with other tests may answer 75, try again later: then it is tried again.</summary>
    async Task RunAsync(params string[] words)
    {
        var (code, said) = (75, "");
        for (var tries = 0; code == 75 && tries < 4; tries++)
        {
            using var process = Start(words[0] == "generate" ? words : Words(words));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            (code, said) = (process.ExitCode, await output + await error);
        }
        code.Should().Be(0, "{0}: {1}", string.Join(' ', words), said);
    }

    static Process Start(string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "insights.dll"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("INSIGHTS_DATABASE");
        return Process.Start(start)!;
    }
}
