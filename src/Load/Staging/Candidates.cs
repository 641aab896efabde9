using InsightsEtl.Extract;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Copies what Transform says of a month into the run's candidate tables, in one transaction.</summary>
sealed class Candidates(NpgsqlConnection connection, long runId, CancellationToken cancellationToken)
{
    /// <summary>Rows between two looks at the token.</summary>
    const int Stride = 8192;

    static readonly string[] Words = Enum.GetNames<SubscriptionStatus>();

    public long Copy(TransformedMonth month)
    {
        using var transaction = connection.Living().BeginTransaction();
        var rows = CopyMembers(month) + CopyFacts(month);
        Fault.Hit("staging.before-candidates");
        transaction.Commit();
        return rows;
    }

    long CopyMembers(TransformedMonth month) =>
        Copy("customer",
            "customer_tenant_id, customer_tpid, customer_name, duns_number, customer_market, tenant_name, tenant_domain_name, "
            + "tenant_country, customer_segment, top_segment, industry_name, vertical_name, is_inferred",
            month.Customers,
            (row, customer) => row
                .Uuid(customer.CustomerTenantId).Text(customer.CustomerTpid).Text(customer.CustomerName).Text(customer.DunsNumber)
                .Text(customer.CustomerMarket).Text(customer.TenantName).Text(customer.TenantDomainName).Text(customer.TenantCountry)
                .Text(customer.CustomerSegment).Text(customer.TopSegment).Text(customer.IndustryName).Text(customer.VerticalName)
                .Bool(customer.IsInferred))
        + Copy("sku",
            "sku_id, sku, product, raw_product_name, product_part_number, rev_sum_division_name, rev_sum_category_name, solution_area, "
            + "is_paid, is_license_based, is_trial, is_inferred",
            month.Skus,
            (row, sku) => row
                .Uuid(sku.SkuId).Text(sku.Sku).Text(sku.Product).Text(sku.RawProductName).Text(sku.ProductPartNumber)
                .Text(sku.RevSumDivisionName).Text(sku.RevSumCategoryName).Text(sku.SolutionArea)
                .Bool(sku.IsPaid).Bool(sku.IsLicenseBased).Bool(sku.IsTrial).Bool(sku.IsInferred))
        + Copy("partner_location",
            "mpn_id, partner_name, pga_mpn_id, pga_partner_name, city, country, account_type, is_inferred",
            month.PartnerLocations,
            (row, location) => row
                .Text(location.MpnId).Text(location.PartnerName).Text(location.PgaMpnId).Text(location.PgaPartnerName)
                .Text(location.City).Text(location.Country).Text(location.AccountType).Bool(location.IsInferred))
        + Copy("subscription",
            "subscription_id, friendly_name, start_date, end_date, auto_renew_enabled, billing_cycle, term_duration, "
            + "enrollment_number, reseller_id, reseller_name, migrated_from_subscription_id",
            month.Subscriptions,
            (row, subscription) => row
                .Uuid(subscription.SubscriptionId).Text(subscription.FriendlyName).Date(subscription.StartDate)
                .Date(subscription.EndDate).Bool(subscription.AutoRenewEnabled).Text(subscription.BillingCycle)
                .Text(subscription.TermDuration).Text(subscription.EnrollmentNumber).Text(subscription.ResellerId)
                .Text(subscription.ResellerName).Uuid(subscription.MigratedFromSubscriptionId));

    long CopyFacts(TransformedMonth month) =>
        Copy("subscription_month",
            "subscription_id, sku_id, customer_tenant_id, mpn_id, attribution_type, sales_channel, sales_model, detailed_sales_model, "
            + "status, other_status, license_count, available_seats, assigned_seats, active_seats, migrated_from_subscription_id",
            month.SubscriptionFacts,
            (row, fact) => row
                .Uuid(fact.SubscriptionId).Uuid(fact.SkuId).Uuid(fact.CustomerTenantId).Text(fact.MpnId).Text(fact.AttributionType)
                .Text(fact.SalesChannel).Text(fact.SalesModel).Text(fact.DetailedSalesModel).Text(Words[(int)fact.Status])
                .Text(fact.OtherStatus).Int(fact.LicenseCount).Int(fact.AvailableSeats).Int(fact.AssignedSeats).Int(fact.ActiveSeats)
                .Uuid(fact.MigratedFromSubscriptionId))
        + Copy("revenue_month",
            "subscription_id, sku_id, billed_revenue_usd",
            month.RevenueFacts,
            (row, fact) => row.Uuid(fact.SubscriptionId).Uuid(fact.SkuId).Numeric(fact.BilledRevenueUsd))
        + Copy("usage_month",
            "subscription_id, sku_id, workload, assigned_seats, active_seats, peak_active_seats, days_reported",
            month.UsageFacts,
            (row, fact) => row
                .Uuid(fact.SubscriptionId).Uuid(fact.SkuId).Text(fact.Workload).Int(fact.AssignedSeats).Int(fact.ActiveSeats)
                .Int(fact.PeakActiveSeats).Int(fact.DaysReported))
        + Copy("attribution_month",
            "subscription_id, sku_id, mpn_id, attribution_type, is_duplicate_row_for_pga",
            month.AttributionFacts,
            (row, fact) => row
                .Uuid(fact.SubscriptionId).Uuid(fact.SkuId).Text(fact.MpnId).Text(fact.AttributionType)
                .Small((short)(fact.IsPrimary ? 0 : 1)));

    long Copy<T>(string table, string columns, IEnumerable<T> rows, Action<BinaryCopy, T> write)
    {
        using var copy = BinaryCopy.Into(connection, StagingTables.Name(runId, table), columns);
        foreach (var row in rows)
        {
            if (copy.Rows % Stride == 0) cancellationToken.ThrowIfCancellationRequested();
            write(copy.Row(), row);
        }
        return copy.Complete();
    }
}
