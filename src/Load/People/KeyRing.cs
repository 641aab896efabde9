using System.Security.Cryptography;
using Npgsql;

namespace InsightsEtl.Load.People;

/// <summary>The keys that all web hosts share: those of the framework, which seal cookies, and those that sign download links.</summary>
public sealed class KeyRing(NpgsqlDataSource source)
{
    /// <summary>A key that is older does not sign; it verifies for as long as a link lives.</summary>
    static readonly TimeSpan Rotation = TimeSpan.FromDays(30);

    /// <summary>The framework's keys, as it wrote them. Its interface is synchronous.</summary>
    public IReadOnlyList<string> FrameworkKeys()
    {
        using var connection = source.OpenConnection();
        using var command = new NpgsqlCommand("select xml from etl.data_protection_key order by made_at", connection);
        using var row = command.ExecuteReader();
        List<string> keys = [];
        while (row.Read()) keys.Add(row.GetString(0));
        return keys;
    }

    public void KeepFrameworkKey(string xml, string friendlyName)
    {
        using var command = source.CreateCommand(
            "insert into etl.data_protection_key (friendly_name, xml) values ($1, $2) on conflict (friendly_name) do update set xml = excluded.xml");
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(new NpgsqlParameter { Value = xml });
        command.ExecuteNonQuery();
    }

    /// <summary>The key that signs links now; the first of all, and the next when its time has come, are made here.</summary>
    public async Task<LinkKey> SigningKeyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two hosts that start at once make one key.
        await connection.WriteAsync("lock table etl.link_key in share row exclusive mode", parameters: null, cancellationToken);
        var keys = await connection.ReadAsync<LinkKey>("people/link_key_newest.sql", new { rotation = Rotation }, cancellationToken);
        if (keys is [var newest]) return newest;
        var made = await connection.ReadAsync<LinkKey>(
            "people/link_key.sql", new { secret = RandomNumberGenerator.GetBytes(LinkKey.Bytes) }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made[0];
    }

    /// <returns>Null: there is no such key.</returns>
    public async Task<LinkKey?> FindAsync(int linkKeyId, CancellationToken cancellationToken)
    {
        var keys = await source.ReadAsync<LinkKey>("people/link_key_named.sql", new { key = linkKeyId }, cancellationToken);
        return keys is [var key] ? key : null;
    }
}
