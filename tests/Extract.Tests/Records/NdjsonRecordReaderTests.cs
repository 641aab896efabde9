using System.Text;

namespace InsightsEtl.Extract.Tests;

public sealed class NdjsonRecordReaderTests
{
    const string Good = """{"subscriptionId":"a","mpnId":"b","attributionType":"c"}""";

    static void Expect(string text, params string[] records)
    {
        using var part = PartFile.Ndjson(text);
        part.Records().Should().Equal(records);
    }

    static void Faulty(string line, StructureFault fault) => Expect($"{Good}\n{line}\n{Good}", "1:a|b|c", $"2:{fault}", "3:a|b|c");

    [Fact]
    public void Names_come_in_any_order_and_any_case() =>
        Expect("""{"MPNID":"b","AttributionType":"c","subscriptionid":"a"}""" + "\r\n" + Good + "\n", "1:a|b|c", "2:a|b|c");

    [Fact]
    public void Numbers_and_booleans_are_taken_as_written() =>
        Expect("""{"subscriptionId":-1.50e3,"mpnId":true,"attributionType":"7"}""", "1:-1.50e3|true|7");

    [Fact]
    public void Null_and_absent_are_empty() => Expect("""{"subscriptionId":null,"mpnId":"b"}""", "1:|b|");

    [Fact]
    public void The_last_of_a_repeated_name_wins() => Expect("""{"mpnId":"b","mpnid":"x","MPNID":null,"mpnId":"y"}""", "1:|y|");

    [Fact]
    public void Escapes_are_undone() =>
        Expect("""{"subscriptionId":"\u0041\n1","mpnId":"\"b\\","attribution\u0054ype":"\uD83D\uDE00"}""", "1:A\n1|\"b\\|😀");

    [Fact]
    public void Blanks_around_a_value_are_no_part_of_it() => Expect("""  {"subscriptionId":" a\t","mpnId":"\n b"}  """, "1:a|b|");

    [Fact]
    public void Blank_lines_are_no_records_but_are_counted_as_lines() => Expect($"\n \r\n{Good}\n\n{Good}", "3:a|b|c", "5:a|b|c");

    [Fact]
    public void A_byte_order_mark_is_skipped() => Expect("\uFEFF" + Good, "1:a|b|c");

    [Fact]
    public void Names_nobody_knows_are_ignored_and_remembered_once()
    {
        using var part = PartFile.Ndjson("""
            {"new":{"deep":[1,2]},"mpnId":"b","subscriptionId":"a"}
            {"mpnId":"b","New":[],"attributionType":null}
            """);

        part.Count().UnknownColumns.Should().Equal("new");
        part.Records().Should().Equal("1:a|b|", "2:|b|");
    }

    [Fact]
    public void A_required_column_that_no_record_names_is_missing()
    {
        using var part = PartFile.Ndjson("""
            {"subscriptionId":"a"}
            {"MPNID":"b","attribution":"c"}
            {"mpnId":
            """);

        part.Invoking(refused => refused.Count()).Should().Throw<UnreadablePartException>()
            .WithMessage("*lacks required column attributionType; feed attributions expects subscriptionId, mpnId, attributionType in its records.");
    }

    [Fact]
    public void Where_no_record_can_be_read_nobody_can_tell_what_they_name()
    {
        using var part = PartFile.Ndjson("""{"mpnId":""");

        part.Count().Should().BeEquivalentTo(new RecordCount(1, FaultyRows: 1, UnknownColumns: []));
    }

    [Theory]
    [InlineData("""{"mpnId":"b" """)]
    [InlineData("""{"mpnId":"b",}""")]
    [InlineData("""{"mpnId":"b"} {}""")]
    [InlineData("""["b"]""")]
    [InlineData("7")]
    [InlineData("mpnId,b")]
    [InlineData("""{"mpnId":{"id":"b"}}""")]
    [InlineData("""{"mpnId":["b"]}""")]
    [InlineData("""{"mpnId":"b","x":"\q"}""")]
    public void A_line_that_is_no_flat_object_is_bad_json(string line) => Faulty(line, StructureFault.BadJson);

    [Theory]
    [InlineData("""{"mpnId":"\u0000"}""")]
    [InlineData("""{"mpnId":"\uD83D"}""")]
    [InlineData("""{"mpnId":"\uDE00\uD83D"}""")]
    [InlineData("""{"mpnId":"\uD83D\\uDE00"}""")]
    [InlineData("""{"x\ud800":"b"}""")]
    [InlineData("""{"unknown":"\u0000"}""")]
    [InlineData("""{"mpnId":"\u0000","broken" """)]
    [InlineData("{\"mpnId\":\"\0\"}")]
    public void Escapes_that_stand_for_no_character_are_bad_encoding(string line) => Faulty(line, StructureFault.BadEncoding);

    [Fact]
    public void An_escaped_backslash_before_a_u_is_no_escape() => Expect("""{"mpnId":"\\u0000"}""", "1:|\\u0000|");

    [Fact]
    public void Text_that_is_not_utf8_costs_its_own_line()
    {
        using var part = PartFile.Ndjson([.. """{"mpnId":"ü"}""".Latin1(), (byte)'\n', .. Good.Utf8()]);

        part.Records().Should().Equal("1:BadEncoding", "2:a|b|c");
    }

    [Fact]
    public void A_surrogate_half_as_bytes_is_not_utf8()
    {
        using var part = PartFile.Ndjson([.. "{\"mpnId\":\""u8, 0xED, 0xA0, 0x80, .. "\"}\n"u8, .. Good.Utf8()]);

        part.Records().Should().Equal("1:BadEncoding", "2:a|b|c");
    }

    [Fact]
    public void A_value_has_at_most_4096_bytes_once_unescaped()
    {
        var longest = new string('a', 4095);

        Expect($$"""{"mpnId":"{{longest}}\n"}""" + "\n" + $$"""{"mpnId":"{{longest}}xy"}""", $"1:|{longest}|", "2:TooLong");
    }

    [Fact]
    public void Behind_the_last_record_there_is_never_another()
    {
        using var part = PartFile.Ndjson(Good);
        using var reader = part.Open();

        reader.Read().Should().BeTrue();
        reader.Read().Should().BeFalse();
        reader.Read().Should().BeFalse();
    }

    [Fact]
    public void A_part_without_a_byte_has_no_records() => Expect("");

    [Fact]
    public void Marked_utf16_is_unreadable()
    {
        using var part = PartFile.Ndjson([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Good)]);

        part.Invoking(refused => refused.Open()).Should().Throw<UnreadablePartException>().WithMessage("*UTF-16*");
    }
}
