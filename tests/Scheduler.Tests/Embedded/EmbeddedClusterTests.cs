using System.Net;
using System.Net.Sockets;
using InsightsEtl.Fixtures;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Scheduler.Tests.Embedded;

public sealed class EmbeddedClusterTests
{
    static readonly ClusterOptions Throwaway = new(IsThrowaway: true);

    [Fact]
    public async Task Two_homes_do_not_disturb_each_other()
    {
        await using var one = TemporaryHome.New();
        await using var other = TemporaryHome.New();

        var addresses = await Task.WhenAll(StartAsync(one.Path), StartAsync(other.Path));
        await EmbeddedCluster.For(one.Path, Throwaway).StopAsync(default);

        addresses[0].Port.Should().NotBe(addresses[1].Port);
        (await ScalarAsync(addresses[1], "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task Starts_at_once_of_one_home_give_one_server()
    {
        await using var home = TemporaryHome.New();

        var addresses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(home.Path)));

        addresses.Distinct().Should().HaveCount(1);
        (await ScalarAsync(addresses[0], "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_stopped_cluster_starts_again_on_its_port_with_its_rows()
    {
        await using var home = TemporaryHome.New();
        var first = await StartAsync(home.Path);
        await ScalarAsync(first, "create table kept as select 7 as number");

        (await EmbeddedCluster.For(home.Path).StopAsync(default)).Should().BeTrue();
        (await EmbeddedCluster.For(home.Path).StopAsync(default)).Should().BeFalse();
        var second = await StartAsync(home.Path);

        second.Should().Be(first);
        (await ScalarAsync(second, "select number from kept")).Should().Be(7);
    }

    [Fact]
    public async Task After_a_kill_the_next_start_recovers()
    {
        await using var home = TemporaryHome.New();
        var first = await EmbeddedCluster.For(home.Path).StartAsync(default);
        await ScalarAsync(first, "create table kept as select 7 as number");

        await KillAsync(home.Path);
        var second = await EmbeddedCluster.For(home.Path).StartAsync(default);

        (await ScalarAsync(second, "select number from kept")).Should().Be(7);
    }

    [Fact]
    public async Task A_left_over_pid_file_with_the_number_of_another_process_does_not_hinder_a_start()
    {
        await using var home = TemporaryHome.New();
        await using var neighbour = TemporaryHome.New();
        await StartAsync(home.Path);
        await StartAsync(neighbour.Path);
        await KillAsync(home.Path);
        var lines = await File.ReadAllLinesAsync(PidFile(home.Path));

        lines[0] = (await File.ReadAllLinesAsync(PidFile(neighbour.Path)))[0];
        await File.WriteAllLinesAsync(PidFile(home.Path), lines);
        var address = await StartAsync(home.Path);

        (await ScalarAsync(address, "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_port_taken_by_another_is_given_up_for_a_free_one()
    {
        await using var home = TemporaryHome.New();
        var first = await StartAsync(home.Path);
        await EmbeddedCluster.For(home.Path).StopAsync(default);
        using var taker = new TcpListener(IPAddress.Loopback, first.Port);
        taker.Start();

        var second = await StartAsync(home.Path);

        second.Port.Should().NotBe(first.Port);
        (await ScalarAsync(second, "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_home_below_a_private_folder_and_with_a_long_path_works()
    {
        await using var outer = TemporaryHome.New();
        File.SetUnixFileMode(outer.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var folder = Directory.CreateDirectory(Path.Combine(outer.Path, new string('l', 120), "with blank"));
        await using var home = TemporaryHome.New(folder.FullName);

        var address = await StartAsync(home.Path);

        (await ScalarAsync(address, "select 1")).Should().Be(1);
        EmbeddedCluster.For(home.Path).DataPath.StartsWith(home.Path, StringComparison.Ordinal).Should().Be(!Environment.IsPrivilegedProcess);
    }

    [Fact]
    public async Task A_strict_umask_does_not_lock_the_server_out()
    {
        await using var home = TemporaryHome.New();
        var insights = $"umask 077; exec dotnet '{InsightsProgram.Assembly}' db start --home '{home.Path}'";

        var program = await InsightsProgram.RunAsync("sh", ["-c", insights]);

        program.ExitCode.Should().Be(0, program.Error);
    }

    [Fact]
    public async Task Passwords_are_for_the_owner_of_the_home_only()
    {
        await using var home = TemporaryHome.New();
        var address = await StartAsync(home.Path);
        var wrong = new NpgsqlConnectionStringBuilder(address.ConnectionString(DatabaseRole.Owner)) { Password = "wrong" };

        var connect = async () =>
        {
            await using var connection = new NpgsqlConnection(wrong.ConnectionString);
            await connection.OpenAsync();
        };

        File.GetUnixFileMode(ClusterNote.FileIn(home.Path)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await connect.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InvalidPassword);
    }

    [Theory]
    [InlineData("fsync", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("data_checksums", "on")]
    [InlineData("listen_addresses", "127.0.0.1")]
    [InlineData("unix_socket_directories", "")]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("jit", "off")]
    public async Task A_cluster_that_is_no_test_keeps_what_it_committed(string setting, string value)
    {
        var address = await RealCluster.AddressAsync();

        (await ScalarAsync(address, $"select current_setting('{setting}')")).Should().Be(value);
    }

    [Fact]
    public async Task The_database_sorts_by_code_point()
    {
        var locale = await ScalarAsync(await RealCluster.AddressAsync(), "select datcollate from pg_database where datname = 'insights'");

        locale.Should().BeOneOf("C.UTF-8", "C");
    }

    static Task<ClusterAddress> StartAsync(string home) => EmbeddedCluster.For(home, Throwaway).StartAsync(default);

    static async Task<object?> ScalarAsync(ClusterAddress address, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(address.ConnectionString(DatabaseRole.Owner)) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    static string PidFile(string home) => Path.Combine(EmbeddedCluster.For(home).DataPath, "postmaster.pid");

    static async Task KillAsync(string home)
    {
        var pid = (await File.ReadAllLinesAsync(PidFile(home)))[0];
        (await InsightsProgram.RunAsync("kill", ["-9", pid])).ExitCode.Should().Be(0);
    }
}
