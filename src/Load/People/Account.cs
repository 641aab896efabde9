namespace InsightsEtl.Load.People;

/// <summary>A person of the web host.</summary>
/// <param name="SessionStamp">Sessions that were begun under another one are over.</param>
public sealed record Account(Guid AccountId, string Name, Guid SessionStamp, DateTime AddedAt, IReadOnlySet<AccountRole> Roles)
{
    public bool MaySeeRevenue => Roles.Contains(AccountRole.Executive);

    public bool MayOperate => Roles.Contains(AccountRole.Operator) || Roles.Contains(AccountRole.Admin);
}
