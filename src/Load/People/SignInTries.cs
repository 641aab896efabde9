using Npgsql;

namespace InsightsEtl.Load.People;

/// <summary>Tries to sign in that have not succeeded, counted across all hosts.</summary>
public sealed class SignInTries(NpgsqlDataSource source)
{
    /// <summary>So many wrong passwords for one account are let through in a <see cref="Window"/>.</summary>
    public const int MostOfAccount = 10;

    /// <summary>So many from one address, whatever the names: people behind one proxy share it.</summary>
    public const int MostOfAddress = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts a try before its password is looked at.</summary>
    /// <returns>False: too many; the password is not to be looked at.</returns>
    public async Task<bool> BeginAsync(string name, string address, CancellationToken cancellationToken)
    {
        var rows = await source.ReadAsync<SignInTryCount>("people/sign_in_try.sql", new { name, address, kept = Window }, cancellationToken);
        return rows[0].OfAccount <= MostOfAccount && rows[0].OfAddress <= MostOfAddress;
    }

    /// <summary>The right password: the account's tries from there are forgotten. Whoever guesses elsewhere gets no new ones by it.</summary>
    public async Task SucceededAsync(string name, string address, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.WriteAsync("delete from etl.sign_in_try where account_name = @name and address = @address", new { name, address }, cancellationToken);
    }
}
