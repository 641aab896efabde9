namespace InsightsEtl.Extract.Tests;

/// <summary>Blocks without quotes are split by commas and line feeds alone: into the rows that CsvHelper finds.</summary>
public sealed class PlainRowsTests
{
    const int Parts = 3_000;

    /// <summary>Makes CsvHelper split all of a part, and is one row more.</summary>
    const string Quoted = "\n\"q\",r,s\n";

    static readonly byte[] Likely = "ab,,,\n\n x\té0"u8.ToArray();

    [Fact]
    public void Rows_without_quotes_are_those_that_CsvHelper_finds()
    {
        var random = new Random(20261126);
        for (var number = 0; number < Parts; number++)
        {
            var rows = new byte[random.Next(random.Next(10) == 0 ? 3_000 : 60)];
            foreach (ref var next in rows.AsSpan())
                next = random.Next(60) == 0 ? (byte)random.Next(128, 256) : Likely[random.Next(Likely.Length)];
            for (var whole = random.Next(4); whole > 0; whole--) rows = [.. rows, .. "\nabc,def,ghi"u8];

            var plain = Told([.. PartFile.Header.Utf8(), .. rows]);

            plain.Append("q|r|s").Should().Equal(Told([.. PartFile.Header.Utf8(), .. rows, .. Quoted.Utf8()]).Select(WithoutLineOfQuoted));
        }

        static string WithoutLineOfQuoted(string told) => told.EndsWith(" q|r|s", StringComparison.Ordinal) ? "q|r|s" : told;
    }

    [Theory]
    [InlineData(int.MaxValue, 1)]
    [InlineData(90_000, 2)]
    [InlineData(90_000, 0)]
    public void Rows_over_many_blocks_stand_on_their_lines_whether_a_block_has_quotes_or_not(int rowsBetweenQuotes, int blankLines)
    {
        var rows = Enumerable.Range(1, 400_000)
            .Select(number => number % rowsBetweenQuotes == 0 ? $"\"a{number}\",b,{number % 7}\n" : $"a{number},b,{number % 7}\n");
        using var part = PartFile.Csv(new string('\n', blankLines) + PartFile.Header + string.Concat(rows));
        using var reader = part.Open();

        var number = 0;
        while (reader.Read())
        {
            number++;
            if (reader.LineNumber != number + blankLines + 1 || !reader.Field(0).SequenceEqual($"a{number}".Utf8()) || reader.Field(2).Length != 1)
                Assert.Fail($"Row {number} is read as line {reader.LineNumber}, {reader.Fault}.");
        }

        number.Should().Be(400_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    public void What_is_seen_ahead_is_what_will_be_read_as_far_as_the_block_reaches(int rowsAhead)
    {
        var rows = Enumerable.Range(1, 200_000).Select(number => $"a{number},{new string('b', number % 13)},{number % 7}").ToList();
        using var part = PartFile.Csv(PartFile.Header + string.Join('\n', rows));
        using var reader = part.Open();

        var seen = 0;
        for (var number = 0; reader.Read(); number++)
        {
            var ahead = reader.PlainTextAhead(rowsAhead);
            if (ahead.IsEmpty) continue;
            seen++;
            if (!ahead.SequenceEqual(rows[number + rowsAhead].Utf8())) Assert.Fail($"At row {number} another one is seen ahead.");
        }

        seen.Should().BeInRange(199_000, 200_000 - rowsAhead);
    }

    [Theory]
    [InlineData("subscriptionId,mpnId,attributionType\na,b,c\n\"d\",e,f\n")]
    [InlineData("mpnId,subscriptionId,attributionType\na,b,c\nd,e,f\n")]
    public void Nothing_is_seen_ahead_where_rows_are_not_plain(string text)
    {
        using var part = PartFile.Csv(text);
        using var reader = part.Open();

        reader.Read().Should().BeTrue();
        reader.PlainTextAhead(1).IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("subscriptionId,mpnId,attributionType\n", true)]
    [InlineData("subscriptionId,attributionType,mpnId\n", false)]
    [InlineData("subscriptionId,mpnId,attributionType,other\n", false)]
    public void A_row_is_plain_where_its_part_has_the_contracts_columns_in_order(string header, bool isPlain)
    {
        using var part = PartFile.Csv(header + string.Join(',', header.Split(',').Select(_ => "x")) + "\n");
        using var reader = part.Open();

        reader.Read().Should().BeTrue();

        reader.Fault.Should().Be(StructureFault.None);
        reader.PlainText.IsEmpty.Should().Be(!isPlain);
    }

    [Theory]
    [InlineData("a,b,c\n", true)]
    [InlineData("\"a\",b,c\n", false)]
    [InlineData("a,b,c\r\n", false)]
    public void A_row_is_plain_where_its_block_has_neither_quotes_nor_carriage_returns(string row, bool isPlain)
    {
        using var part = PartFile.Csv([.. PartFile.Header.Utf8(), .. row.Utf8()]);
        using var reader = part.Open();

        reader.Read().Should().BeTrue();

        reader.PlainText.IsEmpty.Should().Be(!isPlain);
    }

    static List<string> Told(byte[] text)
    {
        using var part = PartFile.Csv(text);
        using var reader = part.Open();
        var told = new List<string>();
        while (reader.Read())
        {
            var raw = Convert.ToHexString(reader.Raw);
            told.Add(reader.Fault == StructureFault.None
                ? $"{reader.LineNumber} {Text(reader, 0)}|{Text(reader, 1)}|{Text(reader, 2)}"
                : $"{reader.LineNumber} {reader.Fault} {raw}");
        }

        return told;
    }

    static string Text(RecordReader reader, int ordinal) => System.Text.Encoding.UTF8.GetString(reader.Field(ordinal));
}
