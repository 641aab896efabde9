using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Scheduler.Checkup;

/// <summary>What the database must be: new enough, ours to write, durable, and of the same time as we.</summary>
static class DatabaseCheckup
{
    const string Facts = """
        select current_setting('server_version_num')::int / 10000, current_setting('server_version'),
               has_database_privilege(current_database(), 'create'), rolsuper or rolcreaterole,
               pg_encoding_to_char(encoding), datcollate, current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on',
               current_setting('synchronous_commit'), current_setting('transaction_read_only') = 'on', clock_timestamp(),
               exists (select from pg_timezone_names where name = $1)
        from pg_roles, pg_database where rolname = current_user and datname = current_database()
        """;

    static readonly TimeSpan ToleratedSkew = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Finding>> FindAsync(
        Database database, string timeZone, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var connectionString = await database.ConnectionStringAsync(cancellationToken);
            var findings = await AskAsync(connectionString, timeZone, clock, cancellationToken);
            return database.IsEmbedded ? [.. findings, MachineCheckup.Disk(database.Cluster.DataPath) with { Check = "disk of the database" }] : findings;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or ClusterException)
        {
            var remedy = database.IsEmbedded
                ? "Follow the message, then 'insights db start'."
                : "Start the server, or correct --database or INSIGHTS_DATABASE.";
            return [new("database", FindingState.Failed, exception.Message, remedy)];
        }
    }

    static async Task<IReadOnlyList<Finding>> AskAsync(
        string connectionString, string timeZone, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Facts, connection) { Parameters = { new() { Value = timeZone } } };
        var before = clock.GetUtcNow();
        await using var answer = await command.ExecuteReaderAsync(cancellationToken);
        await answer.ReadAsync(cancellationToken);
        var now = before + (clock.GetUtcNow() - before) / 2;
        return [.. Findings(answer), Clock(answer.GetFieldValue<DateTimeOffset>(9) - now)];
    }

    static IEnumerable<Finding> Findings(NpgsqlDataReader answer)
    {
        yield return Finding.If(
            answer.GetInt32(0) >= ServerBinaries.OldestMajorVersion, "database version", $"PostgreSQL {answer.GetString(1)}", FindingState.Failed,
            $"Upgrade to PostgreSQL {ServerBinaries.OldestMajorVersion} or newer.");
        yield return Finding.If(
            answer.GetBoolean(2), "right to create", answer.GetBoolean(2) ? "may create schemas" : "may not create schemas", FindingState.Failed,
            "As the database's owner: grant create on database … to this login.");
        yield return Finding.If(
            answer.GetBoolean(3), "right to make roles", answer.GetBoolean(3) ? "may make roles" : "may not make roles", FindingState.Warning,
            "As an administrator: alter role … createrole; or make the groups of docs/runbook.md by hand.");
        yield return Finding.If(
            answer.GetString(4) == "UTF8", "encoding", answer.GetString(4), FindingState.Failed, "Make the database anew with encoding 'UTF8'.");
        yield return Finding.If(
            answer.GetString(5) is "C" or "POSIX" or "C.UTF-8" or "C.utf8", "locale", answer.GetString(5), FindingState.Warning,
            "Make the database anew with locale 'C.UTF-8' template template0: names sort the same everywhere then.");
        yield return Finding.If(
            answer.GetBoolean(6) && answer.GetString(7) != "off", "durability",
            $"fsync and full_page_writes {(answer.GetBoolean(6) ? "on" : "off")}, synchronous_commit {answer.GetString(7)}", FindingState.Failed,
            "Set fsync, full_page_writes and synchronous_commit to on: a published month must survive a crash.");
        yield return Finding.If(
            !answer.GetBoolean(8), "writable", answer.GetBoolean(8) ? "read only" : "yes", FindingState.Failed,
            "Name the primary server: this is a standby, or default_transaction_read_only is on.");
        yield return Finding.If(
            answer.GetBoolean(10), "database's time zones", answer.GetBoolean(10) ? "known" : "the schedule's zone is unknown", FindingState.Failed,
            "Install tzdata on the database's machine, or correct Schedule:TimeZone.");
    }

    static Finding Clock(TimeSpan skew) => Finding.If(
        skew.Duration() <= ToleratedSkew, "clock", $"the database's is {skew.TotalSeconds:F1} s ahead", FindingState.Warning,
        "Let both machines follow an NTP server: leases and late feeds are judged by it.");
}
