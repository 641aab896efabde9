namespace InsightsEtl.Transform.Tests;

public sealed class FactAttributionMonthTests
{
    [Fact]
    public void The_attribution_of_the_location_of_record_is_primary()
    {
        PrimaryOf(Ids.Mpn, ("CPOR", "2"), ("PAL", Ids.Mpn), ("CSP Tier 1", "3")).Should().Be(("PAL", Ids.Mpn));
    }

    [Fact]
    public void Of_several_of_the_location_of_record_the_first_type_is_primary()
    {
        PrimaryOf(Ids.Mpn, ("PAL", Ids.Mpn), ("DPOR", Ids.Mpn), ("CPOR", "2")).Should().Be(("DPOR", Ids.Mpn));
    }

    [Fact]
    public void Where_the_location_of_record_has_none_the_first_by_type_then_location_is_primary()
    {
        PrimaryOf("9", ("PAL", "1"), ("DPOR", "30"), ("DPOR", "4"), ("dpor", "0")).Should().Be(("DPOR", "30"));
    }

    [Fact]
    public void Without_a_location_of_record_the_first_by_type_then_location_is_primary()
    {
        PrimaryOf(null, ("PAL", "1"), ("CPOR", "5"), ("CPOR", "40")).Should().Be(("CPOR", "40"));
    }

    [Fact]
    public void A_subscription_without_attributions_has_its_own_location()
    {
        PrimaryOf("9").Should().Be(("Unknown", "9"));
    }

    [Fact]
    public void A_subscription_without_attributions_or_location_has_the_unknown_one()
    {
        PrimaryOf(null).Should().Be(("Unknown", "Unknown"));
    }

    [Fact]
    public void Every_sku_of_a_subscription_has_all_its_attributions_and_one_primary()
    {
        var march = new March()
            .Deliver(Lines.Subscription, Lines.Subscription.With("skuId", Ids.Another(Ids.Sku)).With("mpnId", "2"))
            .Deliver(Lines.Attribution, Lines.Attribution.With("mpnId", "2"));

        march.Transform().AttributionFacts.Select(fact => (fact.SkuId.ToString(), fact.MpnId, fact.IsPrimary)).Should().Equal(
            (Ids.Sku, Ids.Mpn, true), (Ids.Sku, "2", false), (Ids.Another(Ids.Sku), Ids.Mpn, false), (Ids.Another(Ids.Sku), "2", true));
    }

    [Fact]
    public void Attributions_of_strangers_are_left_out()
    {
        var march = new March().Deliver(
            Lines.Attribution.With("subscriptionId", "00000000-0000-0000-0000-000000000001"),
            Lines.Attribution,
            Lines.Attribution.With("subscriptionId", "ffffffff-0000-0000-0000-000000000001"));

        march.Transform().AttributionFacts.Should().ContainSingle().Which.SubscriptionId.Should().Be(Guid.Parse(Ids.Subscription));
    }

    static (string Type, string MpnId) PrimaryOf(string? own, params (string Type, string MpnId)[] credited)
    {
        var march = new March().Deliver(Lines.Subscription.With("mpnId", own));
        if (credited.Length > 0)
            march.Deliver([.. credited.Select(line => Lines.Attribution.With("attributionType", line.Type).With("mpnId", line.MpnId))]);
        var month = march.Transform();

        var primary = month.AttributionFacts.Should().ContainSingle(fact => fact.IsPrimary).Subject;
        var subscription = month.SubscriptionFacts.Single();
        (subscription.AttributionType, subscription.MpnId).Should().Be((primary.AttributionType, primary.MpnId));
        month.Totals.AttributionRows.Should().Be(Math.Max(1, credited.Length));
        return (primary.AttributionType, primary.MpnId);
    }
}
