namespace InsightsEtl.Transform.Tests;

public sealed class DimCustomerTests
{
    [Fact]
    public void A_tenant_is_as_the_snapshot_has_it()
    {
        var month = new March().Deliver(Lines.Customer.With("customerMarket", "de").With("customerTpid", null)).Transform();

        month.Customers.Should().Equal(new DimCustomer(
            Guid.Parse(Ids.Tenant), null, "Fabrikam", "123456789", "DE", "fabrikam", "fabrikam.example", "AT",
            "Corporate", "Enterprise", "Retail", "Grocery", IsInferred: false));
    }

    [Fact]
    public void A_tenant_that_no_customer_has_is_inferred_once()
    {
        var line = Lines.Subscription.With("customerTenantId", Ids.Another(Ids.Tenant));

        var month = new March().Deliver(line, line.With("skuId", Ids.Another(Ids.Sku))).Transform();

        month.Customers.Should().HaveCount(2);
        month.Customers.Last().Should().Be(new DimCustomer(
            Guid.Parse(Ids.Another(Ids.Tenant)), null, "Unknown", null, null, null, null, null, null, null, null, null, IsInferred: true));
    }

    [Fact]
    public void Members_may_be_enumerated_twice()
    {
        var month = new March().Deliver(Lines.Subscription.With("customerTenantId", Ids.Another(Ids.Tenant))).Transform();

        month.Customers.ToList().Should().Equal(month.Customers.ToList());
    }
}
