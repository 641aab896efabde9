namespace InsightsEtl.Transform.Tests;

public sealed class DimSkuTests
{
    [Theory]
    [InlineData("Paid", true)]
    [InlineData("pAID", true)]
    [InlineData("Free", false)]
    [InlineData("FREE", false)]
    public void A_sku_is_free_or_paid_in_any_case(string word, bool isPaid)
    {
        var month = new March().Deliver(Lines.Sku.With("freeVsPaid", word)).Transform();

        month.Skus.Should().ContainSingle().Which.IsPaid.Should().Be(isPaid);
    }

    [Fact]
    public void A_sku_that_does_not_say_whether_it_is_a_trial_is_of_unknown_kind()
    {
        var month = new March().Deliver(Lines.Sku.With("isTrial", null)).Transform();

        month.Skus.Should().ContainSingle().Which.IsTrial.Should().BeNull();
    }

    [Fact]
    public void A_sku_that_the_snapshot_does_not_have_is_inferred_as_paid_and_licence_based()
    {
        var sku = Ids.Another(Ids.Sku);

        var month = new March().Deliver(Lines.Subscription.With("skuId", sku)).Transform();

        month.Skus.Last().Should().Be(new DimSku(
            Guid.Parse(sku), "Unknown", "Unknown", null, null, null, null, null,
            IsPaid: true, IsLicenseBased: true, IsTrial: null, IsInferred: true));
        month.SubscriptionFacts.Should().ContainSingle().Which.AvailableSeats.Should().Be(10);
    }
}
