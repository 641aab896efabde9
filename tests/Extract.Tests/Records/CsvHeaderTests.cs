using System.Text;

namespace InsightsEtl.Extract.Tests;

public sealed class CsvHeaderTests
{
    static void Refused(byte[] bytes, string message)
    {
        using var part = PartFile.Csv(bytes);
        part.Invoking(refused => refused.Open()).Should().Throw<UnreadablePartException>().WithMessage(message);
    }

    [Fact]
    public void Columns_come_in_any_order_and_any_case()
    {
        using var part = PartFile.Csv(" MPNID ,\"AttributionType\",subscriptionid\r\nb,c,a\r\n");

        part.Records().Should().Equal("2:a|b|c");
    }

    [Fact]
    public void Columns_nobody_knows_are_ignored_and_remembered()
    {
        using var part = PartFile.Csv("new,subscriptionId,mpnId,attributionType,newer\nx,a,b,c,y\n");
        using var reader = part.Open();

        reader.UnknownColumns.Should().Equal("new", "newer");
        part.Records().Should().Equal("2:a|b|c");
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        using var part = PartFile.Csv([0xEF, 0xBB, 0xBF, .. "\"subscriptionId\",mpnId,attributionType\na,b,c\n".Utf8()]);

        part.Records().Should().Equal("2:a|b|c");
    }

    [Fact]
    public void An_optional_column_may_be_missing()
    {
        using var part = PartFile.Csv("invoiceId,lineNumber,subscriptionId,skuId,amount,currency\n1,2,3,4,5,EUR\n");
        using var reader = RecordReader.Open(part.Part, Feed.Billing);

        reader.Read();

        reader.Fault.Should().Be(StructureFault.None);
        reader.Field(Feed.Billing.Ordinal("quantity")).IsEmpty.Should().BeTrue();
        Encoding.UTF8.GetString(reader.Field(Feed.Billing.Ordinal("currency"))).Should().Be("EUR");
    }

    [Fact]
    public void A_missing_required_column_makes_the_part_unreadable() =>
        Refused("subscriptionId,attributionType\na,c\n".Utf8(), "*lacks required column mpnId*");

    [Fact]
    public void A_known_column_twice_makes_the_part_unreadable() =>
        Refused("subscriptionId,mpnId,attributionType,MpnId\na,b,c,d\n".Utf8(), "*column mpnId twice*");

    [Fact]
    public void A_part_without_a_byte_has_no_header() => Refused([], "*no header line*");

    [Fact]
    public void A_part_of_blank_lines_has_no_header() => Refused(" \n\n".Utf8(), "*no header line*");

    [Fact]
    public void Marked_utf16_is_named_as_such() =>
        Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(PartFile.Header)], "*is UTF-16; expected UTF-8*");

    [Fact]
    public void Unmarked_utf16_is_no_text() => Refused(Encoding.BigEndianUnicode.GetBytes(PartFile.Header), "*not UTF-8 text*");

    [Fact]
    public void A_header_with_an_open_quote_is_unreadable() => Refused("subscriptionId,\"mpnId,attributionType\na,b,c\n".Utf8(), "*broken quoting*");

    [Fact]
    public void Names_are_matched_alike_in_every_culture()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        using var part = PartFile.Csv("SUBSCRIPTIONID,MPNID,ATTRIBUTIONTYPE\na,b,c\n");

        part.Records().Should().Equal("2:a|b|c");
    }

    [Fact]
    public void A_header_alone_is_a_part_of_no_rows()
    {
        using var part = PartFile.Csv(PartFile.Header.TrimEnd());

        part.Count().Rows.Should().Be(0);
    }
}
