namespace InsightsEtl.Load.Dashboards;

/// <summary>One of the three dashboards: headline cards, and sections that are each a question to a function of <c>mart</c>.</summary>
/// <param name="Sections">The cards' own come first: <c>summary</c>, and <c>trend</c>, which has a row for each month.</param>
public sealed record Dashboard(string Name, string Title, IReadOnlyList<DashboardCard> Cards, IReadOnlyList<DashboardSection> Sections)
{
    public static readonly Dashboard Customers = new("customers", "Customers",
        [
            new("Customers", "customers", "customers"),
            new("Active customers", "active_customers", "active_customers"),
            new("Subscriptions", "subscriptions", "subscriptions"),
            new("Net customers added", "net_customers_added", "net_customers_added"),
            new("Last month churn", "last_month_churn", "churned_customers", ChangeMeaning.ShareOfCustomersBefore),
        ],
        [
            new("summary", "Summary", "customers_summary"),
            new("trend", "Adds and churns, active customers", "customers_trend"),
            new("geography", "Geographical spread", "customers_by_geography"),
            new("product", "By product", "customers_by_product"),
            new("sku", "By product and SKU", "customers_by_sku"),
            .. Distributions("customer_distribution", "partner_location", "segment", "sales_channel", "attribution_type"),
            .. Trends("market", "segment", "partner_location", "product"),
        ]);

    public static readonly Dashboard Licenses = new("licenses", "Product licenses",
        [
            new("Licenses", "licenses", "licenses"),
            new("Licenses deployed", "licenses_deployed", "licenses_deployed"),
            new("Active licenses", "active_licenses", "active_licenses"),
        ],
        [
            new("summary", "Summary", "product_licenses_summary"),
            new("trend", "Licenses, deployed, active", "product_licenses_trend"),
            new("geography", "Geographical spread", "licenses_by_geography"),
            new("adds", "License adds", "license_adds"),
            .. Distributions(
                "license_distribution", "product", "market", "partner_location", "sales_channel", "sku", "attribution_type", "segment"),
        ]);

    public static readonly Dashboard Dynamics = new("dynamics", "Dynamics usage",
        [
            new("Available seats", "available_seats", "available_seats"),
            new("Assigned seats", "assigned_seats", "assigned_seats"),
            new("Active seats", "active_seats", "active_seats"),
            new("Active usage", "active_usage_pct", "active_usage_pct", ChangeMeaning.Points),
        ],
        [
            new("summary", "Summary", "dynamics_usage_summary"),
            new("trend", "Seats and active usage", "dynamics_usage_trend"),
            new("geography", "Usage by geography", "dynamics_usage_by_geography"),
            new("sku", "Usage by SKU, monthly", "dynamics_usage_by_sku"),
            new("performance", "Subscriptions performance: top 100 customers by billed revenue", "dynamics_subscription_performance"),
            new("distribution", "Usage distribution by SKU", "dynamics_usage_distribution"),
        ]);

    public static readonly IReadOnlyList<Dashboard> All = [Customers, Licenses, Dynamics];

    static IEnumerable<DashboardSection> Distributions(string function, params string[] dimensions) =>
        dimensions.Select(dimension => new DashboardSection(dimension, $"By {Words(dimension)}", function, dimension));

    static IEnumerable<DashboardSection> Trends(params string[] dimensions) => dimensions.Select(dimension =>
        new DashboardSection($"{dimension}_trend", $"Customers by {Words(dimension)}, monthly", "customer_distribution_trend", dimension));

    static string Words(string name) => name.Replace('_', ' ').Replace("sku", "SKU", StringComparison.Ordinal);
}
