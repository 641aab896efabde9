namespace InsightsEtl.Generator;

/// <summary>The way a subscription was sold.</summary>
/// <param name="AzureName">Of Azure rows, whose channel is the Azure pricing model.</param>
/// <param name="AttributionType">How the location that sold it is credited.</param>
sealed record SalesChannel(string Name, string AzureName, string Model, string DetailedModel, string AttributionType)
{
    public static readonly SalesChannel Csp = new("CSP", "Direct/CSP", "Partner", "CSP Direct Bill", "CSP Tier 1");
    public static readonly SalesChannel CspIndirect = new("CSP indirect", "Indirect/CSP", "Partner", "CSP Indirect Reseller", "CSP Tier 2");
    public static readonly SalesChannel Agreement = new("EA", "Direct", "Direct", "Enterprise Agreement", "Advisor");
    public static readonly SalesChannel Web = new("Direct", "Direct", "Direct", "Web Direct", "DPOR");
    public static readonly SalesChannel Advised = new("Advisor", "Direct", "Partner", "Advisor", "Advisor");
    public static readonly SalesChannel OpenLicense = new("Open", "Direct", "Partner", "Open License", "Channel Partner");

    public static SalesChannel Of(CustomerTraits customer, int percent) => percent switch
    {
        < 20 when customer.People >= 1000 => Agreement,
        < 52 => Csp,
        < 82 => CspIndirect,
        < 90 => Web,
        < 96 => Advised,
        _ => OpenLicense,
    };
}
