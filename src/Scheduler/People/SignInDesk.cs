using InsightsEtl.Load.People;

namespace InsightsEtl.Scheduler.People;

/// <summary>Looks at a name and a password: throttled, and as slow for names that do not exist as for those that do.</summary>
sealed partial class SignInDesk(AccountLedger accounts, SignInTries tries, ILogger<SignInDesk> logger)
{
    /// <summary>
    /// Few at once of an account, so that a program that asks for many things at a time with the right password is not taken for somebody
    /// who guesses. Accounts share turns by chance: their names are whatever strangers type.
    /// </summary>
    static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(SignInTries.MostOfAccount / 3))];

    /// <returns>Null: wrong name, wrong password, or too many tries; which of them is not told.</returns>
    public async Task<Account?> FindAsync(string name, string password, string address, CancellationToken cancellationToken)
    {
        var typed = name.Trim().ToLowerInvariant();
        if (!AccountName.IsOne(typed) || password.Length is 0 or > Passwords.MostCharacters) return null;
        var turn = Turns[(typed.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % Turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await LookAsync(typed, password, address, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<Account?> LookAsync(string typed, string password, string address, CancellationToken cancellationToken)
    {
        if (!await tries.BeginAsync(typed, address, cancellationToken))
        {
            Log.Throttled(logger, address);
            return null;
        }
        var found = await accounts.FindWithHashAsync(typed, cancellationToken);
        if (!await Passwords.AreEqualAsync(found?.PasswordHash, password, cancellationToken))
        {
            Log.Refused(logger, address);
            return null;
        }
        await tries.SucceededAsync(typed, address, cancellationToken);
        return found!.Value.Account;
    }

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a sign-in from {Address}: name or password was wrong")]
        public static partial void Refused(ILogger logger, string address);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a sign-in from {Address} unseen: too many tries")]
        public static partial void Throttled(ILogger logger, string address);
    }
}
