using System.Text;

namespace InsightsEtl.Extract.Tests;

public sealed class CsvRecordReaderTests
{
    static void Expect(string rows, params string[] records)
    {
        using var part = PartFile.CsvRows(rows);
        part.Records().Should().Equal(records);
    }

    [Fact]
    public void Rows_end_with_line_feeds_or_with_carriage_returns_before_them() => Expect("a,b,c\r\nd,e,f\n", "2:a|b|c", "3:d|e|f");

    [Fact]
    public void A_carriage_return_alone_ends_a_row_too() => Expect("a,b,c\rd,e,f\n", "2:a|b|c", "2:d|e|f");

    [Fact]
    public void The_last_row_needs_no_line_end() => Expect("a,b,c\nd,e,f", "2:a|b|c", "3:d|e|f");

    [Fact]
    public void Blanks_around_a_field_are_no_part_of_it() => Expect("  a\t,\" b \",c \n", "2:a|b|c");

    [Fact]
    public void Unicode_blanks_are_left_to_the_transform() => Expect("\u00A0a,b,c\n", "2:\u00A0a|b|c");

    [Fact]
    public void Blank_lines_are_no_records_but_are_counted_as_lines() => Expect("\n  \r\na,b,c\n\n\nd,e,f\n\n", "4:a|b|c", "7:d|e|f");

    [Fact]
    public void A_quoted_field_holds_commas_quotes_and_line_ends() => Expect("\"a,\"\"1\"\"\",\"b\r\n2\",c\n", "2:a,\"1\"|b\r\n2|c");

    [Fact]
    public void Line_ends_inside_quotes_are_counted() => Expect("\"a\n\n1\",b,c\nd,e,f\n", "2:a\n\n1|b|c", "5:d|e|f");

    [Fact]
    public void Unquoted_fields_of_one_record_live_side_by_side() => Expect("\"a\"\"1\",\"b\"\"2\",\"c\"\"3\"\n", "2:a\"1|b\"2|c\"3");

    [Theory]
    [InlineData("a,b\n")]
    [InlineData("a,b,c,d\n")]
    [InlineData("a\n")]
    public void A_row_has_as_many_fields_as_the_header(string row) => Expect("x,y,z\n" + row + "x,y,z\n", "2:x|y|z", "3:FieldCount", "4:x|y|z");

    [Theory]
    [InlineData("a\"b,b,c\n")]
    [InlineData("\"a\"b,b,c\n")]
    [InlineData("\"a\" ,b,c\n")]
    [InlineData(" \"a\",b,c\n")]
    public void A_quote_in_the_wrong_place_costs_its_own_row(string row) => Expect("x,y,z\n" + row + "x,y,z\n", "2:x|y|z", "3:BadQuoting", "4:x|y|z");

    [Fact]
    public void A_quote_never_closed_costs_its_own_line() => Expect("x,y,\"z\na,b,c\nd,e,f\n", "2:BadQuoting", "3:a|b|c", "4:d|e|f");

    [Fact]
    public void A_quote_never_closed_on_the_last_line_costs_that_line() => Expect("a,b,c\nx,y,\"z", "2:a|b|c", "3:BadQuoting");

    [Fact]
    public void A_quote_that_only_a_later_rows_quote_closes_costs_its_own_line() =>
        Expect("x,\"y,z\r\na,b,c\r\nd,\"e\",f\r\n", "2:BadQuoting", "3:a|b|c", "4:d|e|f");

    [Fact]
    public void Fields_are_counted_before_quotes_are_judged() => Expect("a\"b,c\n", "2:FieldCount");

    [Fact]
    public void Text_that_is_not_utf8_costs_its_own_row()
    {
        using var part = PartFile.Csv([.. PartFile.Header.Utf8(), .. "a,Zürich,c\n".Latin1(), .. "d,Zürich,f\n".Utf8()]);

        part.Records().Should().Equal("2:BadEncoding", "3:d|Zürich|f");
    }

    [Fact]
    public void A_nul_is_no_text() => Expect("a,b\0,c\nd,e,f\n", "2:BadEncoding", "3:d|e|f");

    [Fact]
    public void Bad_text_in_a_column_nobody_knows_is_bad_text()
    {
        using var part = PartFile.Csv("x,subscriptionId,mpnId,attributionType\n\0,a,b,c\n");

        part.Records().Should().Equal("2:BadEncoding");
    }

    [Fact]
    public void Encoding_is_judged_before_quoting() => Expect("a\0,b,\"c\n", "2:BadEncoding");

    [Fact]
    public void A_field_has_at_most_4096_bytes_once_unquoted()
    {
        var longest = new string('a', 4094) + "ü";

        Expect($"\"{longest}\",b,c\n{longest}x,b,c\n", $"2:{longest}|b|c", "3:TooLong");
    }

    [Fact]
    public void Lines_that_begin_like_a_byte_order_mark_are_text_like_any_other()
    {
        using var part = PartFile.Csv([.. PartFile.Header.Utf8(), 0xFF, 0xFE, .. "a,b,c\nd,e,f\n".Utf8()]);

        part.Records().Should().Equal("2:BadEncoding", "3:d|e|f");
    }

    [Fact]
    public void The_record_as_it_stands_is_cut_at_8_KiB()
    {
        using var part = PartFile.CsvRows("a,b\"\n" + new string('x', 10_000) + ",b,c\n");
        using var reader = part.Open();

        reader.Read();
        Encoding.UTF8.GetString(reader.Raw).Should().Be("a,b\"");
        reader.Read();
        reader.Raw.Length.Should().Be(8192);
    }

    [Fact]
    public void Fields_of_a_faulty_row_are_empty()
    {
        using var part = PartFile.CsvRows("a,b\n");
        using var reader = part.Open();

        reader.Read();

        reader.Field(0).IsEmpty.Should().BeTrue();
    }
}
