namespace InsightsEtl.Load;

/// <summary>A dimension whose members keep every version of their values: its table, its key, its natural id.</summary>
/// <param name="Columns">Attributes beside key, natural id and validity.</param>
/// <param name="HasInferred">A subscription is never inferred: it is what facts are made of.</param>
sealed record Type2Dimension(string Table, string Key, string Id, bool HasInferred, string[] Columns)
{
    public static readonly Type2Dimension Customer = new(
        "dim_customer", "customer_key", "customer_tenant_id", HasInferred: true,
        ["customer_id", "geography_key", "tenant_geography_key", "customer_tpid", "customer_name", "duns_number", "customer_segment",
         "top_segment", "industry_name", "vertical_name", "tenant_name", "tenant_domain_name", "is_tpid_inferred", "is_inferred"]);

    public static readonly Type2Dimension Sku = new(
        "dim_sku", "sku_key", "sku_id", HasInferred: true,
        ["sku", "product", "raw_product_name", "product_part_number", "rev_sum_division_name", "rev_sum_category_name", "solution_area",
         "is_paid", "is_license_based", "is_trial", "is_inferred"]);

    public static readonly Type2Dimension PartnerLocation = new(
        "dim_partner_location", "partner_location_key", "mpn_id", HasInferred: true,
        ["geography_key", "partner_name", "pga_mpn_id", "pga_partner_name", "city", "account_type", "is_inferred"]);

    public static readonly Type2Dimension Subscription = new(
        "dim_subscription", "subscription_key", "subscription_id", HasInferred: false,
        ["migrated_from_subscription_id", "friendly_name", "billing_cycle", "term_duration", "enrollment_number", "reseller_id",
         "reseller_name", "auto_renew_enabled", "start_date", "end_date"]);

    public static IReadOnlyList<Type2Dimension> All { get; } = [Customer, Sku, PartnerLocation, Subscription];

    /// <summary>The placeholders of the SQL files that serve all four.</summary>
    public (string Placeholder, string Name)[] Names =>
    [
        ("table", Table),
        ("key", Key),
        ("id", Id),
        ("columns", string.Join(", ", Columns)),
        ("candidate_columns", string.Join(", ", Columns.Select(column => "candidate." + column))),
        ("is_inferred", HasInferred ? "candidate.is_inferred" : "false"),
    ];
}
