namespace InsightsEtl.Transform.Tests;

public sealed class DimPartnerLocationTests
{
    [Fact]
    public void A_location_is_as_the_snapshot_has_it()
    {
        var month = new March().Deliver(Lines.Partner.With("country", "gb").With("accountType", "gLOBAL")).Transform();

        month.PartnerLocations.Should().Equal(
            new DimPartnerLocation(Ids.Mpn, "Contoso London", Ids.Mpn, "Contoso", "London", "GB", "Global", IsInferred: false));
    }

    [Fact]
    public void A_location_of_record_that_no_partner_has_is_inferred()
    {
        var month = new March().Deliver(Lines.Subscription.With("mpnId", "9")).Transform();

        month.PartnerLocations.Should().Equal(
            month.PartnerLocations.First(), new DimPartnerLocation("9", "Unknown", null, null, null, null, null, IsInferred: true));
    }

    [Fact]
    public void An_attributed_location_that_no_partner_has_is_inferred()
    {
        var month = new March().Deliver(Lines.Attribution.With("mpnId", "9"), Lines.Attribution.With("mpnId", "8")).Transform();

        month.PartnerLocations.Where(location => location.IsInferred).Select(location => location.MpnId).Should().Equal("8", "9");
    }

    [Fact]
    public void A_location_attributed_to_a_strange_subscription_is_not_inferred()
    {
        var stranger = Lines.Attribution.With("mpnId", "9").With("subscriptionId", Ids.Another(Ids.Subscription));

        var month = new March().Deliver(stranger).Transform();

        month.PartnerLocations.Should().ContainSingle().Which.MpnId.Should().Be(Ids.Mpn);
    }

    [Fact]
    public void The_unknown_location_is_never_a_member()
    {
        var month = new March()
            .Deliver(Lines.Partner.With("mpnId", "Unknown"))
            .Deliver(Lines.Subscription.With("mpnId", null), Lines.Subscription.With("skuId", Ids.Another(Ids.Sku)).With("mpnId", "Unknown"))
            .Transform();

        month.PartnerLocations.Should().BeEmpty();
        month.SubscriptionFacts.Should().OnlyContain(fact => fact.MpnId == "Unknown");
    }
}
