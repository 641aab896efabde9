using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class JsonTests : IAsyncLifetime
{
    static readonly Month January = new(2026, 1);

    TestHome _home = null!;

    public async Task InitializeAsync()
    {
        _home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(_home.Feeds);
        await _home.RunAsync(January, _home.Feeds);
    }

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Every_command_gives_one_object_and_nothing_else_on_stdout()
    {
        foreach (var (code, words) in new[]
            {
                (0, "run 2026-01 --force"), (0, "run 2026-01 --step month"), (0, "run 2026-01 --dry-run"),
                (4, "run 2026-02"), (2, "run nonsense"),
                (0, "backfill 2026-01"), (0, "backfill 2026-01 --dry-run"),
                (0, "extract 2026-01 --feeds " + _home.Feeds), (2, "extract 2026-01"),
                (0, "status"), (0, "status 2026-01..2026-03"), (0, "runs"), (0, "runs list"), (0, "runs show 1"), (2, "runs show 999"),
                (0, "feeds check " + _home.Feeds), (0, "feeds rejects 2026-01"), (0, "feeds orphans 2026-01"), (2, "feeds rejects x"),
                (0, "show customers"), (0, "show licenses last"), (0, "show dynamics 2031-01"), (2, "show"), (2, "show customers --filter x=y"),
                (2, "db url"), (0, "db migrate"), (2, "db start"), (2, "demo"), (2, "nonsense"),
            })
        {
            var (found, output, error) = await _home.CommandAsync([.. words.Split(' '), "--json"]);

            found.Should().Be(code, "{0}: {1}", words, error);
            var json = JsonDocument.Parse(output).RootElement;
            json.ValueKind.Should().Be(JsonValueKind.Object, words);
            if (code is 2) json.GetProperty("exitCode").GetInt32().Should().Be(code, words);
        }
    }

    [Fact]
    public async Task Doctor_gives_one_object_too() =>
        JsonDocument.Parse((await _home.CommandAsync("doctor", "--json")).Output).RootElement.ValueKind.Should().Be(JsonValueKind.Object);
}
