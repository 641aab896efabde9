namespace InsightsEtl.Load.Reports;

/// <summary>A dataset that is written to files, month by month. Its columns, their order and the order of its rows are those of its SQL file.</summary>
/// <param name="Name">As in file names and in <c>sql/reports</c>.</param>
/// <param name="EmptyReason">Why a month may have no row of it.</param>
/// <param name="ExecutiveColumns">Columns that are absent from viewers' files.</param>
public sealed record Report(string Name, string EmptyReason, params string[] ExecutiveColumns)
{
    const string Revenue = "BilledRevenueUSD";

    public static readonly Report Profile = new("Profile", "No partner location was delivered or referred to.");
    public static readonly Report CustomersAndTenants = new("CustomersAndTenants", "No subscription was delivered.", Revenue);
    public static readonly Report SeatsSubscriptionsAndRevenue =
        new("SeatsSubscriptionsAndRevenue", "No subscription was delivered, and none has ended.", Revenue);

    public static readonly Report DynamicsUsage = new("DynamicsUsage", "No subscription of product Dynamics 365 was delivered.");
    public static readonly Report ProductLicenses = new("ProductLicenses", "No subscription of a licence-based SKU was delivered.");

    public static readonly IReadOnlyList<Report> All =
        [Profile, CustomersAndTenants, SeatsSubscriptionsAndRevenue, DynamicsUsage, ProductLicenses];

    /// <param name="name">In any case.</param>
    public static Report? Find(string name) => All.FirstOrDefault(report => report.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal bool Shows(string column, ReportAudience audience) =>
        audience == ReportAudience.Executive || !ExecutiveColumns.Contains(column);

    public override string ToString() => Name;
}
