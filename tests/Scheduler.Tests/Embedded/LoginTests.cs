using InsightsEtl.Fixtures;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Scheduler.Tests.Embedded;

public sealed class LoginTests
{
    [Theory]
    [InlineData("anna")]
    [InlineData("power-bi_2")]
    public void A_plain_word_is_a_login_name(string name) => Login.IsName(name).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Anna")]
    [InlineData("2fast")]
    [InlineData("a b")]
    [InlineData("a'b")]
    [InlineData("a\"; drop role x")]
    [InlineData("postgres")]
    [InlineData("public")]
    [InlineData("pg_monitor")]
    [InlineData("insights_owner")]
    [InlineData("jörg")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void A_word_that_could_mean_something_else_is_not(string name) => Login.IsName(name).Should().BeFalse();

    [Fact]
    public async Task A_login_given_another_role_leaves_the_first()
    {
        await using var database = await PostgresCluster.CreateEmptyDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        await Login.GrantAsync(connection, "mover", "first", DatabaseRole.Executive, default);
        await Login.GrantAsync(connection, "mover", "second", DatabaseRole.Viewer, default);

        (await GroupsAsync(connection, "mover")).Should().Equal("insights_report_viewer");
        await ConnectAsync(database.ConnectionString, "mover", "second");
    }

    [Fact]
    public async Task Giving_somebody_revenue_stands_in_the_audit()
    {
        await using var database = await PostgresCluster.CreateEmptyDatabaseAsync();
        await using var output = new StringWriter();
        await using var error = new StringWriter();

        var code = await CommandLine.RunAsync(
            ["db", "login", "auditor", "--role", "executive", "--database", database.ConnectionString], output, error);

        code.Should().Be(0, error.ToString());
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var audit = new NpgsqlCommand("select string_agg(what || ': ' || why, '; ') from etl.action_audit", connection);
        (await audit.ExecuteScalarAsync()).Should().Be("give auditor the database role executive: insights db login");
    }

    [Fact]
    public async Task Logins_made_at_once_share_their_groups()
    {
        await using var database = await PostgresCluster.CreateEmptyDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await Login.GrantAsync(connection, $"crowd-{number}", "word", DatabaseRole.Viewer, default);
        }));

        await ConnectAsync(database.ConnectionString, "crowd-5", "word");
    }

    static async Task<string[]> GroupsAsync(NpgsqlConnection connection, string name)
    {
        const string Sql = "select array_agg(roleid::regrole::text) from pg_auth_members where member = $1::regrole";
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = name } } };
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    static async Task ConnectAsync(string connectionString, string name, string password)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString) { Username = name, Password = password, Pooling = false };
        await using var connection = new NpgsqlConnection(login.ConnectionString);
        await connection.OpenAsync();
    }
}
