using System.Text.Json;
using InsightsEtl.Scheduler.Embedded;
using InsightsEtl.Scheduler.Tests.Embedded;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class DbCommandTests
{
    [Theory]
    [InlineData("viewer", "insights_viewer")]
    [InlineData("executive", "insights_executive")]
    [InlineData("owner", "insights_owner")]
    public async Task Psql_accepts_the_url_of_each_role(string role, string login)
    {
        await RealCluster.AddressAsync();

        var url = await InsightsProgram.RunAsync("db", "url", "--role", role, "--home", RealCluster.Home);
        var psql = await InsightsProgram.RunAsync("psql", [url.Output.Trim(), "-Atc", "select current_user"]);

        psql.Should().Be(new InsightsProgram(0, login + "\n", ""));
    }

    [Fact]
    public async Task Psql_is_handed_its_arguments_and_its_exit_code_passed_on()
    {
        await RealCluster.AddressAsync();

        var fine = await InsightsProgram.RunAsync("db", "psql", "--home", RealCluster.Home, "--role", "viewer", "-Atc", "select current_user");
        var wrong = await InsightsProgram.RunAsync("db", "psql", "--home", RealCluster.Home, "-c", "select from nowhere");

        fine.Should().Be(new InsightsProgram(0, "insights_viewer\n", ""));
        wrong.ExitCode.Should().Be(1);
    }

    [Fact]
    public async Task A_login_s_url_works_and_a_second_one_replaces_it()
    {
        await RealCluster.AddressAsync();

        var first = await InsightsProgram.RunAsync("db", "login", "anna", "--role", "viewer", "--home", RealCluster.Home);
        var second = await InsightsProgram.RunAsync("db", "login", "anna", "--role", "executive", "--home", RealCluster.Home, "--json");

        var url = JsonDocument.Parse(second.Output).RootElement.GetProperty("url").GetString()!;
        (await InsightsProgram.RunAsync("psql", [first.Output.Trim(), "-c", "select"])).ExitCode.Should().Be(2);
        (await InsightsProgram.RunAsync("psql", [url, "-Atc", "select current_user"])).Output.Should().Be("anna\n");
    }

    [Fact]
    public async Task A_given_database_takes_logins_and_migrations_too()
    {
        var owner = DatabaseUrl.Write((await RealCluster.AddressAsync()).ConnectionString(DatabaseRole.Owner));

        var login = await InsightsProgram.RunAsync("db", "login", "given", "--role", "viewer", "--database", owner);
        var migrate = await InsightsProgram.RunAsync("db", "migrate", "--database", owner, "--json");

        login.ExitCode.Should().Be(0, login.Error);
        JsonDocument.Parse(migrate.Output).RootElement.TryGetProperty("applied", out _).Should().BeTrue(migrate.Error);
    }

    [Fact]
    public async Task The_viewer_s_url_of_a_given_database_is_explained()
    {
        var url = await InsightsProgram.RunAsync("db", "url", "--database", "postgresql://a@127.0.0.1/x");

        url.ExitCode.Should().Be(2);
        url.Error.Should().Contain("insights db login NAME --role viewer");
    }
}
