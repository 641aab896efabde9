using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

public sealed class ExcerptTests
{
    [Fact]
    public void A_rejected_row_shows_its_columns_by_name()
    {
        var excerpt = ExcerptOf(Lines.Attribution.With("mpnId", null));

        excerpt.Should().Be($"subscriptionId={Ids.Subscription} attributionType=CSP Tier 1");
    }

    [Fact]
    public void The_column_at_fault_comes_first()
    {
        ExcerptOf(Lines.Subscription.With("endDate", "soon")).Should().StartWith($"endDate=soon subscriptionId={Ids.Subscription} ");
    }

    [Fact]
    public void A_billing_line_hides_amount_and_quantity()
    {
        var excerpt = ExcerptOf(Lines.Billing.With("amount", "4711.42").With("quantity", "1234").With("skuId", "x"));

        excerpt.Should().Contain("invoiceId=INV1").And.Contain("skuId=x").And.Contain("currency=USD");
        excerpt.Should().NotContain("4711").And.NotContain("1234").And.NotContain("amount").And.NotContain("quantity");
    }

    [Fact]
    public void A_billing_line_hides_its_amount_even_where_that_is_at_fault()
    {
        ExcerptOf(Lines.Billing.With("amount", "4711,42")).Should().StartWith("invoiceId=INV1").And.NotContain("4711");
    }

    [Fact]
    public void A_billing_record_that_cannot_be_split_shows_nothing()
    {
        ExcerptOf(Lines.Billing with { Fault = StructureFault.FieldCount, Raw = "INV1,1,4711.42"u8.ToArray() }).Should().BeNull();
    }

    [Fact]
    public void A_record_that_cannot_be_split_shows_its_text_as_far_as_it_is_text()
    {
        var raw = new byte[] { (byte)'K', 0xFF, (byte)'l', (byte)'n' };

        ExcerptOf(Lines.Usage with { Fault = StructureFault.BadEncoding, Raw = raw }).Should().Be("K\uFFFDln");
    }

    [Fact]
    public void An_excerpt_is_one_line()
    {
        ExcerptOf(Lines.Usage with { Fault = StructureFault.BadQuoting, Raw = "a\r\nb\tc\0d\u2028e\u0085f"u8.ToArray() })
            .Should().Be("a  b c d e f");
    }

    [Fact]
    public void An_excerpt_has_at_most_200_characters()
    {
        ExcerptOf(Lines.Usage with { Fault = StructureFault.TooLong, Raw = Encoding.UTF8.GetBytes(new string('x', 5000)) })
            .Should().Be(new string('x', 200));
        ExcerptOf(Lines.Customer.With("customerName", new string('x', 4000)).With("customerTenantId", "y")).Should().HaveLength(200);
        ExcerptOf(Lines.Customer.With("customerTenantId", new string('y', 4000))).Should().HaveLength(200);
    }

    [Fact]
    public void An_excerpt_is_not_cut_within_a_character()
    {
        var text = new string('x', 199) + "\U0001F600";

        ExcerptOf(Lines.Usage with { Fault = StructureFault.FieldCount, Raw = Encoding.UTF8.GetBytes(text) })
            .Should().Be(new string('x', 199));
    }

    static string? ExcerptOf(FeedRow line)
    {
        var march = new March().Deliver(line);
        march.Transform();
        return march.Rejects.Should().ContainSingle().Which.Excerpt;
    }
}
