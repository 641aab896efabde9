using InsightsEtl.Load.People;

namespace InsightsEtl.Scheduler.People;

/// <summary>Looks at a name and a password: throttled, and as slow for names that do not exist as for those that do.</summary>
sealed partial class SignInDesk(AccountLedger accounts, SignInTries tries, ILogger<SignInDesk> logger)
{
    /// <returns>Null: wrong name, wrong password, or too many tries; which of them is not told.</returns>
    public async Task<Account?> FindAsync(string name, string password, string address, CancellationToken cancellationToken)
    {
        var typed = name.Trim().ToLowerInvariant();
        if (!AccountName.IsOne(typed) || password.Length is 0 or > Passwords.MostCharacters) return null;
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
        await tries.SucceededAsync(typed, cancellationToken);
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
