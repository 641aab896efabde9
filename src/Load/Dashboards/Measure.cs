namespace InsightsEtl.Load.Dashboards;

/// <summary>A number that the functions of <c>mart</c> return: what it is called in headings, and what it needs to be known.</summary>
/// <param name="Column">As the functions name it, as a column or as a metric.</param>
/// <param name="Heading">Short enough for a column.</param>
/// <param name="NeedsUsage">Null where usage is not loaded.</param>
/// <param name="ComparesMonths">Null where the calendar month before is not in the warehouse.</param>
public sealed record Measure(string Column, string Heading, bool NeedsUsage = false, bool ComparesMonths = false, bool IsPercentage = false)
{
    static readonly Dictionary<string, Measure> All = new Measure[]
    {
        new("customers", "customers"),
        new("active_customers", "active", NeedsUsage: true),
        new("subscriptions", "subscriptions"),
        new("new_customers", "new", ComparesMonths: true),
        new("existing_customers", "existing", ComparesMonths: true),
        new("churned_customers", "churned", ComparesMonths: true),
        new("net_customers_added", "net", ComparesMonths: true),
        new("last_month_churn", "churned", ComparesMonths: true),
        new("customers_pct", "customers %", IsPercentage: true),
        new("active_customers_pct", "active %", NeedsUsage: true, IsPercentage: true),
        new("new_customers_pct", "new %", ComparesMonths: true, IsPercentage: true),
        new("licenses", "licenses"),
        new("licenses_deployed", "deployed", NeedsUsage: true),
        new("active_licenses", "active", NeedsUsage: true),
        new("licenses_added", "added", ComparesMonths: true),
        new("licenses_removed", "removed", ComparesMonths: true),
        new("net_licenses", "net", ComparesMonths: true),
        new("available_seats", "available"),
        new("assigned_seats", "assigned", NeedsUsage: true),
        new("active_seats", "active", NeedsUsage: true),
        new("active_usage_pct", "active %", NeedsUsage: true, IsPercentage: true),
    }.ToDictionary(measure => measure.Column);

    /// <summary>Null where the column is no measure: a month, a member, a name.</summary>
    public static Measure? Find(string column) => All.GetValueOrDefault(column);
}
