namespace InsightsEtl.Load.People;

/// <summary>An account as its table has it, hash included: it does not leave this folder.</summary>
/// <param name="Roles">Joined by a comma; empty: none.</param>
sealed record AccountRow(Guid AccountId, string Name, string PasswordHash, Guid SessionStamp, DateTime AddedAt, string Roles)
{
    public Account ToAccount() => new(
        AccountId, Name, SessionStamp, AddedAt, Roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(role => Enum.Parse<AccountRole>(role, ignoreCase: true)).ToHashSet());
}
