using InsightsEtl.Load;

namespace InsightsEtl.Faults.Tests;

/// <summary>Databases of one server share its roles.</summary>
public sealed class ManyDatabasesTests
{
    [Fact]
    public async Task Databases_of_a_new_server_that_are_migrated_at_once_all_come_up()
    {
        await using var server = await TrialServer.StartDurableAsync();
        var names = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.CreateDatabaseAsync("template0")));

        var applied = await Task.WhenAll(names.Select(name =>
            Task.Run(() => Migrations.ApplyAsync(server.ConnectionString(name), CancellationToken.None))));

        applied.Should().OnlyContain(count => count > 0);
    }
}
