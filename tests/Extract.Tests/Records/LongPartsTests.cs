using System.Text;

namespace InsightsEtl.Extract.Tests;

/// <summary>Parts longer than the reader's buffer, where a record may lie across its edge.</summary>
public sealed class LongPartsTests
{
    const int Rows = 100_000;

    static string Numbered(Func<int, string> row) =>
        Enumerable.Range(0, Rows).Aggregate(new StringBuilder(), (text, number) => text.Append(row(number))).ToString();

    static void ExpectEveryRow(PartFile part, int linesPerRow, int firstLine)
    {
        using var reader = part.Open();
        for (var number = 0; number < Rows; number++)
        {
            reader.Read().Should().BeTrue();
            if (reader.LineNumber != firstLine + (long)number * linesPerRow || Encoding.UTF8.GetString(reader.Field(1)) != $"ü{number}")
                Assert.Fail($"Row {number} is read as line {reader.LineNumber}, {reader.Fault}, '{Encoding.UTF8.GetString(reader.Raw)}'.");
        }

        reader.Read().Should().BeFalse();
    }

    [Fact]
    public void Plain_rows_keep_their_lines()
    {
        using var part = PartFile.CsvRows(Numbered(number => $"subscription,ü{number},type\r\n"));

        ExpectEveryRow(part, linesPerRow: 1, firstLine: 2);
    }

    [Fact]
    public void Quoted_rows_over_several_lines_keep_their_lines()
    {
        using var part = PartFile.CsvRows(Numbered(number => $"\"a\n\n\"\"b\",\"ü{number}\",c\n"));

        ExpectEveryRow(part, linesPerRow: 3, firstLine: 2);
    }

    [Fact]
    public void Json_lines_keep_their_lines()
    {
        using var part = PartFile.Ndjson(Numbered(number => $$"""{"mpnId":"\u00fc{{number}}","attributionType":"c"}""" + "\n"));

        ExpectEveryRow(part, linesPerRow: 1, firstLine: 1);
    }

    [Fact]
    public void An_open_quote_does_not_swallow_what_follows_however_long()
    {
        using var part = PartFile.CsvRows("x,y,\"z\n" + Numbered(number => $"subscription subscription subscription,ü{number},type of attribution\n"));

        part.Count().Should().BeEquivalentTo(new RecordCount(Rows + 1, FaultyRows: 1, UnknownColumns: []));
    }

    [Fact]
    public void Open_quotes_across_the_buffers_edges_cost_a_line_each()
    {
        using var part = PartFile.CsvRows(Numbered(number => number % 10_000 == 9_999 ? "x,y,\"z\n" : $"subscription,ü{number},type of attribution\n"));

        part.Count().Should().BeEquivalentTo(new RecordCount(Rows, FaultyRows: 10, UnknownColumns: []));
    }

    [Theory]
    [InlineData(3 << 20)]
    [InlineData(9 << 20)]
    [InlineData(20 << 20)]
    public void A_line_beyond_all_measure_is_one_row_too_long(int length)
    {
        using var csv = PartFile.CsvRows($"a,b,c\n{new string('x', length)},b,c\nd,e,f\n");
        using var ndjson = PartFile.Ndjson($$"""{"mpnId":"{{new string('x', length)}}"}""" + "\n" + """{"mpnId":"e"}""");

        csv.Records().Should().Equal("2:a|b|c", "3:TooLong", "4:d|e|f");
        ndjson.Records().Should().Equal("1:TooLong", "2:|e|");
    }

    [Fact]
    public void Records_are_read_without_allocating()
    {
        using var part = PartFile.CsvRows(Numbered(number => $"subscription,ü{number},type\n"));
        part.Count();

        var before = GC.GetAllocatedBytesForCurrentThread();
        part.Count();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Rows);
    }
}
