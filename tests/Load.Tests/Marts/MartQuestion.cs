namespace InsightsEtl.Load.Tests;

/// <summary>A function of <c>mart</c> that answers a dashboard, with what it is asked for beside the range and the filters.</summary>
/// <param name="Argument">Before the filters, such as a dimension; empty where there is none.</param>
sealed record MartQuestion(string Name, string Argument = "")
{
    public static IReadOnlyList<MartQuestion> OfViewers { get; } =
    [
        new("customers_summary"), new("customers_trend"), new("customers_by_product"), new("customers_by_sku"),
        new("customers_by_geography"), new("customer_changes"),
        .. Of("customer_distribution", "partner_location", "segment", "sales_channel", "attribution_type", "market", "product"),
        .. Of("customer_distribution_trend", "partner_location", "segment", "sales_channel", "attribution_type", "market", "product"),
        new("product_licenses_summary"), new("product_licenses_trend"), new("licenses_by_geography"), new("license_adds"),
        .. Of("license_distribution", "partner_location", "segment", "sales_channel", "attribution_type", "market", "product", "sku"),
        new("dynamics_usage_summary"), new("dynamics_usage_trend"), new("dynamics_usage_by_geography"), new("dynamics_usage_by_sku"),
        new("dynamics_usage_distribution"), new("dynamics_subscription_performance"),
    ];

    public static IReadOnlyList<MartQuestion> OfExecutives { get; } = [new("revenue_trend"), new("revenue_by_customer")];

    public static IEnumerable<MartQuestion> All => OfViewers.Concat(OfExecutives);

    /// <param name="from">Any day of the first month.</param>
    /// <param name="to">Any day of the last month.</param>
    /// <param name="filters">JSON; null: left out.</param>
    public string Sql(string from, string to, string? filters = null)
    {
        var dimension = Argument.Length > 0 ? $", '{Argument}'" : "";
        var given = filters is null ? "" : $", '{filters.Replace("'", "''")}'";
        return $"select row_of::text from mart.{Name}('{from}', '{to}'{dimension}{given}) as row_of";
    }

    public override string ToString() => Argument.Length > 0 ? $"{Name}:{Argument}" : Name;

    static IEnumerable<MartQuestion> Of(string name, params string[] dimensions) =>
        dimensions.Select(dimension => new MartQuestion(name, dimension));
}
