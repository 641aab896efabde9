using InsightsEtl.Extract;

namespace InsightsEtl.Generator.Tests;

public sealed class LifeEventTests(ThirteenMonths world) : IClassFixture<ThirteenMonths>
{
    [Fact]
    public void Customers_join_leave_and_come_back()
    {
        var active = world.ActiveTenants();

        var known = active[0].ToHashSet();
        var (joined, left, returned) = (0, 0, 0);
        for (var month = 1; month < active.Count; month++)
        {
            joined += active[month].Count(tenant => !known.Contains(tenant));
            left += active[month - 1].Count(tenant => !active[month].Contains(tenant));
            returned += active[month].Count(tenant => known.Contains(tenant) && !active[month - 1].Contains(tenant));
            known.UnionWith(active[month]);
        }

        joined.Should().BeGreaterThan(60);
        left.Should().BeGreaterThan(30);
        returned.Should().BeGreaterThan(5);
        active[^1].Count.Should().BeGreaterThan(active[0].Count);
    }

    [Fact]
    public void Customers_are_renamed() => world.Changes(Feed.Customers, "customerTenantId", "customerName").Should().NotBeEmpty();

    [Fact]
    public void Customers_move_between_segments() =>
        world.Changes(Feed.Customers, "customerTenantId", "customerSegment").Should().NotBeEmpty();

    [Fact]
    public void Subscriptions_move_between_locations() =>
        world.Changes(Feed.Subscriptions, "subscriptionId", "mpnId").Should().NotBeEmpty();

    [Fact]
    public void Skus_are_renamed() => world.Changes(Feed.Skus, "skuId", "sku").Should().HaveCountGreaterThan(2);

    [Fact]
    public void Locations_are_renamed() => world.Changes(Feed.Partners, "mpnId", "partnerName").Should().NotBeEmpty();

    [Fact]
    public void Subscriptions_migrate_from_one_that_the_month_before_had()
    {
        var migrations =
            from months in ThirteenMonths.Months.SkipLast(1).Zip(ThirteenMonths.Months.Skip(1))
            let before = world.In(Feed.Subscriptions, months.First).Values("subscriptionId").ToHashSet()
            from pair in world.In(Feed.Subscriptions, months.Second).Pairs("subscriptionId", "migratedFromSubscriptionId")
            where before.Contains(pair.Second) && !before.Contains(pair.First)
            select pair;

        migrations.Should().HaveCountGreaterThan(20);
    }

    [Fact]
    public void Trials_convert_or_end()
    {
        var trials = SkuCatalogue.All.Where(sku => sku.IsTrial).Select(sku => sku.Id.ToString()).ToHashSet();

        var tried = world.All(Feed.Subscriptions)
            .SelectMany(snapshot => snapshot.Values("skuId").Zip(snapshot.Values("trialEndDate"), snapshot.Values("status")))
            .Where(row => trials.Contains(row.First)).ToList();

        tried.Should().HaveCountGreaterThan(5).And.OnlyContain(row => row.Second != "");
        tried.Select(row => row.Third.ToUpperInvariant()).Should().Contain("ACTIVE").And.Contain(status => status != "ACTIVE");
    }

    [Fact]
    public void A_customer_may_have_several_tenants() =>
        world.In(Feed.Customers, Feeds.October).Values("customerTpid").Where(tpid => tpid != "").GroupBy(tpid => tpid)
            .Should().Contain(tenants => tenants.Count() == 2).And.Contain(tenants => tenants.Count() > 2);

    [Fact]
    public void A_customer_may_have_no_top_parent_number() =>
        world.In(Feed.Customers, Feeds.October).Values("customerTpid").Should().Contain("");

    [Fact]
    public void A_subscription_may_have_several_attributions_or_none()
    {
        var attributed = world.In(Feed.Attributions, Feeds.October);

        attributed.Values("subscriptionId").GroupBy(id => id).Should().Contain(rows => rows.Count() >= 3);
        world.In(Feed.Subscriptions, Feeds.October).Values("subscriptionId").Except(attributed.Values("subscriptionId"))
            .Should().NotBeEmpty();
        attributed.Values("attributionType").Distinct().Should().HaveCountGreaterThanOrEqualTo(10);
    }

    [Fact]
    public void A_subscription_may_have_two_skus() =>
        world.In(Feed.Subscriptions, Feeds.October).Values("subscriptionId").GroupBy(id => id).Should().Contain(rows => rows.Count() == 2);

    [Fact]
    public void A_subscription_may_have_no_location() => world.In(Feed.Subscriptions, Feeds.October).Values("mpnId").Should().Contain("");

    [Theory]
    [InlineData("[А-яЇї]")]
    [InlineData("[Α-ω]")]
    [InlineData("[\u0600-\u06FF]")]
    [InlineData("[\u0590-\u05FF]")]
    [InlineData("[\u3040-\u30FF\u4E00-\u9FFF]")]
    [InlineData("[\uAC00-\uD7AF]")]
    [InlineData("\"")]
    [InlineData(",")]
    [InlineData("&")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("🚀")]
    [InlineData("^=")]
    [InlineData("^\\+")]
    public void Names_are_as_awkward_as_real_ones(string pattern) =>
        world.All(Feed.Customers).SelectMany(snapshot => snapshot.Values("customerName")).Should().Contain(name =>
            System.Text.RegularExpressions.Regex.IsMatch(name, pattern, default, TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData("RENEWED")]
    [InlineData("OPEN")]
    [InlineData("INGRACEPERIOD")]
    [InlineData("SUSPENDED")]
    [InlineData("DISABLED")]
    [InlineData("EXPIRED")]
    [InlineData("DEPROVISIONED")]
    [InlineData("CLOSED")]
    [InlineData("CHURNED")]
    [InlineData("PENDING")]
    public void Every_standing_occurs(string status) =>
        world.All(Feed.Subscriptions).SelectMany(snapshot => snapshot.Values("status"))
            .Select(text => text.Replace(" ", "").Replace("_", "").ToUpperInvariant()).Should().Contain(status);

    [Theory]
    [InlineData("cycleFee")]
    [InlineData("purchaseFee")]
    [InlineData("usage")]
    [InlineData("addQuantity")]
    [InlineData("removeQuantity")]
    [InlineData("credit")]
    public void Every_kind_of_charge_occurs(string type) =>
        world.In(Feed.Billing, Feeds.October).Values("chargeType").Should().Contain(type);

    [Fact]
    public void A_later_delivery_corrects_lines_of_an_earlier_one() =>
        world.In(Feed.Billing, Feeds.October).Pairs("invoiceId", "lineNumber").GroupBy(key => key)
            .Should().Contain(lines => lines.Count() == 2);

    [Fact]
    public void The_business_is_at_home_in_thirty_countries() =>
        world.All(Feed.Customers).SelectMany(snapshot => snapshot.Values("customerMarket")).Distinct().Should().HaveCount(30);

    [Fact]
    public void Every_sku_is_sold() =>
        world.All(Feed.Subscriptions).SelectMany(snapshot => snapshot.Values("skuId")).Distinct()
            .Should().BeEquivalentTo(SkuCatalogue.All.Select(sku => sku.Id.ToString()));

    [Fact]
    public void Rates_change_from_month_to_month_and_a_dollar_stays_a_dollar()
    {
        world.Changes(Feed.FxRates, "currency", "usdPerUnit").Should().HaveCountGreaterThan(100);
        world.All(Feed.FxRates).Should().OnlyContain(rates => Number(rates.By("currency", "usdPerUnit")["USD"]) == 1);
    }

    [Fact]
    public void Seats_grow_shrink_and_are_sometimes_overused()
    {
        var month = world.Landing.Transform(Feeds.October, _ => { });
        var facts = month.SubscriptionFacts.ToList();

        world.Changes(Feed.Subscriptions, "subscriptionId", "licenseCount").Should()
            .Contain(change => Number(change.Before) < Number(change.After)).And
            .Contain(change => Number(change.Before) > Number(change.After));
        facts.Should().Contain(fact => fact.AssignedSeats > fact.AvailableSeats && fact.AvailableSeats > 0);
        facts.Sum(fact => (long)fact.AssignedSeats!.Value).Should().BeLessThan(facts.Sum(fact => (long)fact.AvailableSeats));
        facts.Sum(fact => (long)fact.ActiveSeats!.Value).Should().BeLessThan(facts.Sum(fact => (long)fact.AssignedSeats!.Value));
    }

    [Fact]
    public void Usage_rests_at_weekends_in_summer_and_at_the_years_end()
    {
        var friday = UsageShares.OfDay(new DateOnly(2026, 10, 30));

        UsageShares.OfDay(new DateOnly(2026, 10, 31)).Should().BeLessThan(friday);
        UsageShares.OfDay(new DateOnly(2026, 8, 7)).Should().BeLessThan(friday);
        UsageShares.OfDay(new DateOnly(2026, 12, 28)).Should().BeLessThan(UsageShares.OfDay(new DateOnly(2026, 12, 14)));
    }

    [Fact]
    public void What_is_bought_is_taken_up_over_weeks()
    {
        var chance = new Chance(seed: 1);
        var customer = CustomerTraits.Of(chance, customer: 3) with { People = 5000 };
        var slot = SubscriptionSlot.Of(chance, customer, spell: 0, spellStart: 300, number: 0);
        var bought = new Subscription(slot, Guid.Empty, null, slot.Start, slot.Sku, slot.FirstSeats, 0, Standing.Active);

        var shares = new UsageShares(chance, bought, isAddOn: false, workload: 0, slot.Start);
        var days = new[] { 0, 14, 44, 100 }.Select(day => shares.On(bought.BoughtDate.DayNumber + day, dayShare: 1000)).ToList();

        days.Select(seats => seats.Assigned).Should().BeInAscendingOrder().And.OnlyContain(seats => seats > 1000);
        days.Select(seats => seats.Active).Should().BeInAscendingOrder();
        days[0].Active.Should().BeLessThan(days[3].Active / 3);
    }

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
