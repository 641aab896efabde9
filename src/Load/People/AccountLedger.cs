using Npgsql;

namespace InsightsEtl.Load.People;

/// <summary>Accounts and their roles. Every change is one transaction with its line in <c>etl.action_audit</c>.</summary>
public sealed class AccountLedger(NpgsqlDataSource source)
{
    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await RowsAsync(name: null, account: null, cancellationToken)).Select(row => row.ToAccount())];

    /// <returns>Null: there is no such account, or none any more.</returns>
    public async Task<Account?> FindAsync(Guid accountId, CancellationToken cancellationToken) =>
        (await RowsAsync(name: null, accountId, cancellationToken)) is [var row] ? row.ToAccount() : null;

    public async Task<Account?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await RowsAsync(name, account: null, cancellationToken)) is [var row] ? row.ToAccount() : null;

    /// <summary>The account and the hash to hold its password against.</summary>
    public async Task<(Account Account, string PasswordHash)?> FindWithHashAsync(string name, CancellationToken cancellationToken) =>
        (await RowsAsync(name, account: null, cancellationToken)) is [var row] ? (row.ToAccount(), row.PasswordHash) : null;

    /// <returns>False: the name is taken.</returns>
    public async Task<bool> AddAsync(
        string name, string passwordHash, IReadOnlyCollection<AccountRole> roles, Asker asker, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var isNew = await connection.WriteAsync(
            "insert into etl.account (account_name, password_hash) values (@name, @passwordHash) on conflict do nothing",
            new { name, passwordHash }, cancellationToken);
        if (isNew == 0) return false;
        foreach (var role in roles) await GiveAsync(connection, name, role, cancellationToken);
        await AuditAsync(connection, asker, $"add account {name}", before: null, Words(roles), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Another password; every session of the account is over.</summary>
    /// <returns>False: there is no such account.</returns>
    public async Task<bool> SetPasswordAsync(string name, string passwordHash, Asker asker, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var found = await connection.WriteAsync(
            "update etl.account set password_hash = @passwordHash, session_stamp = gen_random_uuid() where account_name = @name",
            new { name, passwordHash }, cancellationToken);
        if (found == 0) return false;
        await AuditAsync(connection, asker, $"change password of {name}", before: null, after: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives and takes roles; what is taken ends at the account's next request.</summary>
    /// <returns>The roles it has now; null: there is no such account.</returns>
    public async Task<IReadOnlySet<AccountRole>?> ChangeRolesAsync(
        string name, IReadOnlyCollection<AccountRole> given, IReadOnlyCollection<AccountRole> taken, Asker asker,
        CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two changes at once would each tell the other's roles wrongly.
        if (await LockAsync(connection, name, cancellationToken) is not { } before) return null;
        foreach (var role in given) await GiveAsync(connection, name, role, cancellationToken);
        foreach (var role in taken)
            await connection.WriteAsync(
                "delete from etl.account_role using etl.account where account_role.account_id = account.account_id "
                + "and account_name = @name and role = @role",
                new { name, role = Word(role) }, cancellationToken);
        var after = before.Union(given).Except(taken).ToHashSet();
        await AuditAsync(connection, asker, $"change roles of {name}", Words(before), Words(after), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    /// <returns>False: there was no such account.</returns>
    public async Task<bool> RemoveAsync(string name, Asker asker, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(connection, name, cancellationToken) is not { } before) return false;
        await connection.WriteAsync("delete from etl.account where account_name = @name", new { name }, cancellationToken);
        await AuditAsync(connection, asker, $"remove account {name}", Words(before), after: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Notes that a session of the account begins or ends.</summary>
    /// <param name="what"><c>sign in</c> or <c>sign out</c>.</param>
    /// <param name="address">Where it was asked for.</param>
    public async Task NoteSessionAsync(string name, string what, string address, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await ActionAudit.RecordAsync(connection, new AuditedAction(name, what, "to use the pages", After: new { address }), cancellationToken);
    }

    public static string Word(AccountRole role) => role.ToString().ToLowerInvariant();

    Task<IReadOnlyList<AccountRow>> RowsAsync(string? name, Guid? account, CancellationToken cancellationToken) =>
        source.ReadAsync<AccountRow>("people/accounts.sql", new { name, account }, cancellationToken);

    static async Task<HashSet<AccountRole>?> LockAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await connection.WriteAsync("select from etl.account where account_name = @name for update", new { name }, cancellationToken);
        var rows = await connection.ReadAsync<AccountRow>("people/accounts.sql", new { name, account = (Guid?)null }, cancellationToken);
        return rows is [var row] ? [.. row.ToAccount().Roles] : null;
    }

    static Task<int> GiveAsync(NpgsqlConnection connection, string name, AccountRole role, CancellationToken cancellationToken) =>
        connection.WriteAsync(
            "insert into etl.account_role (account_id, role) select account_id, @role from etl.account where account_name = @name "
            + "on conflict do nothing",
            new { name, role = Word(role) }, cancellationToken);

    static Task AuditAsync(
        NpgsqlConnection connection, Asker asker, string what, string[]? before, string[]? after, CancellationToken cancellationToken) =>
        ActionAudit.RecordAsync(
            connection, new AuditedAction(asker.Who, what, asker.Why, Roles(before), Roles(after)), cancellationToken);

    static object? Roles(string[]? roles) => roles is null ? null : new { roles };

    static string[] Words(IEnumerable<AccountRole> roles) => [.. roles.Order().Select(Word)];
}
