namespace InsightsEtl.Load;

/// <summary>A fact: its table, its primary key within a month, and the dimensions of type 2 whose versions its rows hold.</summary>
/// <param name="PrimaryKey">In the order of the table's own, without month_start, which every statement names itself.</param>
/// <param name="Columns">All beside the primary key and run_id.</param>
/// <param name="HasEnded">Some rows stand for what has ended and hold the members of the month before.</param>
/// <param name="IsPartitioned">False for tables of a few rows a month.</param>
sealed record FactTable(
    string Table, string[] PrimaryKey, string[] Columns, Type2Dimension[] Dimensions, bool HasEnded, bool IsPartitioned = true)
{
    static readonly string[] SubscriptionKey = ["subscription_key", "sku_key", "customer_id"];

    static readonly string[] Keys =
        ["month_start", "month_key", "customer_key", "geography_key", "partner_location_key", "attribution_type_key",
         "sales_channel_key", "subscription_status_key"];

    public static readonly FactTable SubscriptionMonth = new(
        "fact_subscription_month", SubscriptionKey,
        [.. Keys, "migrated_from_subscription_id", "other_status", "license_count", "available_seats", "assigned_seats", "active_seats",
         "available_seats_delta", "seats_added", "seats_removed", "is_active", "is_ended"],
        [.. Type2Dimension.All], HasEnded: true);

    public static readonly FactTable RevenueMonth = new(
        "fact_revenue_month", SubscriptionKey, [.. Keys, "billed_revenue_usd"], [.. Type2Dimension.All], HasEnded: false);

    public static readonly FactTable UsageMonth = new(
        "fact_usage_month", ["subscription_key", "sku_key", "workload_key", "customer_id"],
        [.. Keys, "assigned_seats", "active_seats", "peak_active_seats", "days_reported"],
        [.. Type2Dimension.All], HasEnded: false);

    public static readonly FactTable AttributionMonth = new(
        "fact_attribution_month", ["subscription_key", "sku_key", "partner_location_key", "attribution_type_key", "customer_id"],
        [.. Keys.Except(["partner_location_key", "attribution_type_key"]), "is_duplicate_row_for_pga", "is_ended"],
        [.. Type2Dimension.All], HasEnded: true);

    public static readonly FactTable CustomerMonth = new(
        "fact_customer_month", ["customer_id"],
        ["month_start", "month_key", "customer_key", "geography_key", "subscription_count", "active_subscription_count", "available_seats",
         "assigned_seats", "active_seats", "is_customer", "is_active_customer", "is_new", "is_existing", "is_churned", "is_ended"],
        [Type2Dimension.Customer], HasEnded: true);

    public static readonly FactTable SeatMonth = new(
        "seat_month", SubscriptionKey,
        ["month_start", "customer_key", "profile_key", "attribution_set_key", "workload_set_key", "available_seats", "assigned_seats",
         "active_seats", "available_seats_delta", "is_active", "is_sole", "is_ended", "workload_seats"],
        [Type2Dimension.Customer, Type2Dimension.Sku, Type2Dimension.Subscription], HasEnded: true);

    static readonly FactTable RevenueProfileMonth = new(
        "revenue_profile_month", ["profile_key", "attribution_set_key", "workload_set_key"], ["month_start", "billed_revenue_usd"], [], HasEnded: false);

    static readonly FactTable ProfileMonth = new(
        "profile_month", ["month_start", "profile_key"],
        ["available_seats", "assigned_seats", "active_seats", "available_seats_delta", "seats_added", "seats_removed"],
        [], HasEnded: false, IsPartitioned: false);

    static readonly FactTable MemberMonth = new(
        "member_month", ["month_start", "dimension", "member"], ["customer_count"], [], HasEnded: false, IsPartitioned: false);

    static readonly FactTable TotalMonth = new(
        "total_month", ["month_start"],
        ["customer_count", "active_customer_count", "subscription_count", "new_customer_count", "existing_customer_count",
         "churned_customer_count"],
        [], HasEnded: false, IsPartitioned: false);

    public static IReadOnlyList<FactTable> All { get; } = [SubscriptionMonth, RevenueMonth, UsageMonth, AttributionMonth, CustomerMonth];

    /// <summary>What the functions read: each follows from the month's facts and from those before it in this list.</summary>
    public static IReadOnlyList<FactTable> Aggregate { get; } = [SeatMonth, RevenueProfileMonth, ProfileMonth, MemberMonth, TotalMonth];

    /// <summary>The placeholders of <c>apply.sql</c>.</summary>
    public (string Placeholder, string Name)[] Names =>
    [
        ("fact", Table),
        ("columns", List("", PrimaryKey.Concat(Columns))),
        ("fact_columns", List("fact.", Columns)),
        ("target_columns", List("target.", PrimaryKey.Concat(Columns))),
        ("target_values", List("target.", Columns)),
        ("same_row", string.Join(" and ", PrimaryKey.Select(column => $"fact.{column} = target.{column}"))),
    ];

    /// <summary>The placeholders of <c>rekey.sql</c> for one of its dimensions.</summary>
    public (string Placeholder, string Name)[] NamesWith(Type2Dimension dimension) =>
    [
        .. dimension.Names,
        ("fact", Table),
        ("member_month", HasEnded
            ? "(case when fact.is_ended then (fact.month_start - interval '1 month')::date else fact.month_start end)"
            : "fact.month_start"),
    ];

    static string List(string prefix, IEnumerable<string> columns) => string.Join(", ", columns.Select(column => prefix + column));
}
