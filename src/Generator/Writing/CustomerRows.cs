namespace InsightsEtl.Generator;

/// <summary>A customer's rows of the customers feed: one for each of its tenants.</summary>
static class CustomerRows
{
    public static void Write(RecordWriter writer, Chance chance, CustomerTraits customer, CustomerLife life)
    {
        var name = CustomerName.Of(chance, customer.Number, customer.Country, life.Renames);
        var segment = Segment.Of(customer, life.SegmentMoves);
        var industry = Industry.All[customer.Industry];
        var duns = 100_000_000 + chance.Below(899_999_999, Topic.Duns, customer.Number);
        for (var tenant = 0; tenant < customer.TenantCount; tenant++)
            writer
                .Id(TenantId(chance, customer.Number, tenant))
                .Text(customer.Tpid?.ToString(CultureInfo.InvariantCulture))
                .Text(name)
                .Text(duns % 8 == 0 ? null : duns.ToString(CultureInfo.InvariantCulture))
                .Text(customer.Country.Iso2)
                .Text(tenant == 0 ? name : $"{name} ({tenant + 1})")
                .Text(string.Create(CultureInfo.InvariantCulture, $"customer{customer.Number:D7}-{tenant}.example.com"))
                .Text(CountryOf(chance, customer, tenant).Iso2)
                .Text(segment.Name)
                .Text(segment.TopSegment)
                .Text(industry.Name)
                .Text(industry.Verticals[duns % industry.Verticals.Length])
                .EndRow();
    }

    public static Guid TenantId(Chance chance, int customer, int tenant) => chance.Id(Topic.Tenant, customer, tenant);

    /// <summary>A customer's first tenant is at home; the others may be abroad.</summary>
    static Country CountryOf(Chance chance, CustomerTraits customer, int tenant) =>
        tenant > 0 && chance.Happens(4000, Topic.TenantCountry, customer.Number, tenant)
            ? Country.Draw(chance.Number(Topic.TenantCountry, customer.Number, tenant + 100))
            : customer.Country;
}
