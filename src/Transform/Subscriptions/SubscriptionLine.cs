namespace InsightsEtl.Transform;

/// <summary>A row of the subscriptions feed: a subscription's licences of one SKU.</summary>
/// <param name="LicenseCount">0 or more.</param>
/// <param name="MpnId">Location of record; null: the subscription names none.</param>
sealed record SubscriptionLine(
    SubscriptionKey Key,
    Guid CustomerTenantId,
    StatusWord Status,
    int LicenseCount,
    string? SalesChannel,
    string? SalesModel,
    string? DetailedSalesModel,
    string? FriendlyName,
    bool? AutoRenewEnabled,
    string? BillingCycle,
    string? TermDuration,
    DateOnly? CreationDate,
    DateOnly? StartDate,
    DateOnly? EndDate,
    DateOnly? TrialEndDate,
    DateOnly? DeprovisionedDate,
    string? EnrollmentNumber,
    string? MpnId,
    string? ResellerId,
    string? ResellerName,
    Guid? MigratedFromSubscriptionId)
{
    public static SubscriptionLine From(Row row) => new(
        Key: new SubscriptionKey(SubscriptionId: row.RequiredGuid(), SkuId: row.RequiredGuid()),
        CustomerTenantId: row.RequiredGuid(),
        Status: new StatusWord(row.RequiredText()),
        LicenseCount: row.RequiredCount(),
        SalesChannel: row.OptionalText(),
        SalesModel: row.OptionalText(),
        DetailedSalesModel: row.OptionalText(),
        FriendlyName: row.OptionalText(),
        AutoRenewEnabled: row.OptionalBool(),
        BillingCycle: row.OptionalText(),
        TermDuration: row.OptionalText(),
        CreationDate: row.OptionalDate(),
        StartDate: row.OptionalDate(),
        EndDate: row.OptionalDate(),
        TrialEndDate: row.OptionalDate(),
        DeprovisionedDate: row.OptionalDate(),
        EnrollmentNumber: row.OptionalText(),
        MpnId: row.OptionalText(),
        ResellerId: row.OptionalText(),
        ResellerName: row.OptionalText(),
        MigratedFromSubscriptionId: row.OptionalGuid());

    /// <summary>The licence count where the licences may be used and are paid for, else 0.</summary>
    public int AvailableSeats(bool isPaid) =>
        isPaid && Status.Meaning is SubscriptionStatus.Active or SubscriptionStatus.InGracePeriod ? LicenseCount : 0;
}
