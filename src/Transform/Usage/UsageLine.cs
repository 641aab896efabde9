namespace InsightsEtl.Transform;

/// <summary>A row of the usage feed: a workload's seats on one day. Lives on the stack, until the next record.</summary>
/// <param name="workload">UTF-8, compared exactly.</param>
readonly ref struct UsageLine(DateOnly usageDate, SubscriptionKey subscription, ReadOnlySpan<byte> workload, Seats seats)
{
    public DateOnly UsageDate { get; } = usageDate;

    public SubscriptionKey Subscription { get; } = subscription;

    public ReadOnlySpan<byte> Workload { get; } = workload;

    public Seats Seats { get; } = seats;

    public static UsageLine From(Row row) => new(
        usageDate: row.RequiredDate(),
        subscription: new SubscriptionKey(SubscriptionId: row.RequiredGuid(), SkuId: row.RequiredGuid()),
        workload: row.RequiredUtf8(),
        seats: new Seats(Assigned: row.RequiredCount(), Active: row.RequiredCount()));
}
