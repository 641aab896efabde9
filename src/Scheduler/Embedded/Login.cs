using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>A name and password that a person or a BI tool connects with, a member of exactly one role's group.</summary>
static class Login
{
    static readonly DatabaseRole[] Roles = Enum.GetValues<DatabaseRole>();

    public static string GroupOf(DatabaseRole role) => role switch
    {
        DatabaseRole.Viewer => "insights_report_viewer",
        DatabaseRole.Executive => "insights_executive_viewer",
        _ => "insights_etl",
    };

    /// <summary>Whether the name can be a login: 1 to 63 of a-z, 0-9, _ and -, a letter first, none of PostgreSQL's or our own names.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 63
        && char.IsAsciiLetterLower(name[0])
        && name.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-')
        && !name.StartsWith("pg_", StringComparison.Ordinal)
        && !name.StartsWith("insights_", StringComparison.Ordinal)
        && name is not ("postgres" or "public" or "none" or "current_user" or "session_user" or "current_role");

    /// <summary>Makes the login or gives it a new password, in one transaction; moves it from another role's group to this one's.</summary>
    /// <param name="action">Noted in the audit with it; null: a login of the program's own.</param>
    /// <remarks>The server sees only what it would store of the password, so that it cannot get into a log.</remarks>
    public static async Task GrantAsync(
        NpgsqlConnection connection, string name, string password, DatabaseRole role, CancellationToken cancellationToken,
        AuditedAction? action = null)
    {
        foreach (var group in Roles.Select(GroupOf))
        {
            await MakeGroupAsync(connection, group, cancellationToken);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isKnown = await QueryAsync(connection, "select exists (select from pg_roles where rolname = $1)::text", cancellationToken, name) == "true";
        var verb = isKnown ? "alter" : "create";
        await RunAsync(connection, $"select format('{verb} role %I login password %L', $1, $2)", cancellationToken, name, ScramVerifier.Of(password));
        foreach (var other in Roles.Where(other => other != role))
        {
            await RunAsync(connection, "select format('revoke %I from %I', $1, $2)", cancellationToken, GroupOf(other), name);
        }

        await RunAsync(connection, "select format('grant %I to %I', $1, $2)", cancellationToken, GroupOf(role), name);
        if (action is not null) await ActionAudit.RecordAsync(connection, action, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Groups belong to the whole server, so another database's migration may make the same one at this moment.</summary>
    static async Task MakeGroupAsync(NpgsqlConnection connection, string group, CancellationToken cancellationToken)
    {
        try
        {
            if (await QueryAsync(connection, "select exists (select from pg_roles where rolname = $1)::text", cancellationToken, group) != "true")
            {
                await RunAsync(connection, "select format('create role %I nologin', $1)", cancellationToken, group);
            }
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
        {
            // Made by the other: as wanted.
        }
    }

    /// <summary>Lets the server quote the names, then runs what it wrote.</summary>
    static async Task RunAsync(NpgsqlConnection connection, string format, CancellationToken cancellationToken, params string[] values)
    {
        var statement = await QueryAsync(connection, format, cancellationToken, values);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task<string> QueryAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        }

        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
