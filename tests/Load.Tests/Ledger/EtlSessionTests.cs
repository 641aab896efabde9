using InsightsEtl.Fixtures;
using Npgsql;

namespace InsightsEtl.Load.Tests;

public sealed class EtlSessionTests
{
    const string Locks = "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";

    [Fact]
    public async Task A_shared_connection_is_the_next_ones_and_brings_it_nothing_of_what_was_begun()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        int number;
        await using (var first = await OpenAsync(database))
        {
            number = first.ProcessID;
            await first.BeginTransactionAsync();
            await first.RunAsync("select pg_advisory_xact_lock(1, 1); set local work_mem = '1MB'", CancellationToken.None);
        }

        await using var second = await OpenAsync(database);
        second.ProcessID.Should().Be(number);
        (await second.ScalarAsync<long>(Locks, CancellationToken.None)).Should().Be(0);
        (await second.ScalarAsync<string>("select concat_ws(' ', current_user, current_setting('work_mem'))", CancellationToken.None))
            .Should().Be("insights_etl 128MB");
    }

    [Fact]
    public async Task One_that_was_lost_while_nobody_used_it_is_replaced_unnoticed()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        await using var other = await EtlSession.OpenOwnAsLoginAsync(database.ConnectionString, CancellationToken.None);
        int number;
        await using (var first = await OpenAsync(database)) number = first.ProcessID;
        (await other.ScalarAsync<bool>("select pg_terminate_backend(@pid, 5000)", CancellationToken.None, ("pid", number))).Should().BeTrue();

        await using var second = await OpenAsync(database);

        second.ProcessID.Should().NotBe(number);
        (await second.ScalarAsync<string>("select current_user::text", CancellationToken.None)).Should().Be("insights_etl");
    }

    [Fact]
    public async Task One_of_its_own_takes_its_locks_along()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        int number;
        await using (var own = await EtlSession.OpenOwnAsync(database.ConnectionString, CancellationToken.None))
        {
            number = own.ProcessID;
            await own.RunAsync("select pg_advisory_lock(1, 1)", CancellationToken.None);
        }

        await using var next = await EtlSession.OpenOwnAsync(database.ConnectionString, CancellationToken.None);
        next.ProcessID.Should().NotBe(number);
        // Waits until the server has noticed.
        (await next.ScalarAsync<bool>("select pg_advisory_lock(1, 1) is not null", CancellationToken.None)).Should().BeTrue();
    }

    static Task<NpgsqlConnection> OpenAsync(TestDatabase database) => EtlSession.OpenAsync(database.ConnectionString, CancellationToken.None);
}
