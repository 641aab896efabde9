using System.IO.Compression;
using System.Text;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Load.Tests;

/// <summary>Cells of CSV and TSV files open in every program as what they are, and run in none.</summary>
public sealed class DelimitedReportWriterTests
{
    [Theory]
    [InlineData("Contoso", "Contoso")]
    [InlineData("", "\"\"")]
    [InlineData(null, "")]
    [InlineData("Contoso, Ltd", "\"Contoso, Ltd\"")]
    [InlineData("The \"Best\"", "\"The \"\"Best\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("carriage\rreturn", "\"carriage\rreturn\"")]
    [InlineData("株式会社 北風", "株式会社 北風")]
    [InlineData("a\tb", "a\tb")]
    public void A_text_is_quoted_where_RFC_4180_asks_for_it(string? text, string cell) => Csv(text).Should().Be($"T\n{cell}\n");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("@sum(A1)", "'@sum(A1)")]
    [InlineData("+49 30 1234", "'+49 30 1234")]
    [InlineData("-", "'-")]
    [InlineData("-1-1", "'-1-1")]
    [InlineData("-1.", "'-1.")]
    [InlineData("-1e5", "'-1e5")]
    [InlineData("\tTab", "'\tTab")]
    [InlineData("\rReturn", "\"'\rReturn\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("+7", "+7")]
    [InlineData("12", "12")]
    [InlineData("a=b", "a=b")]
    public void A_text_that_a_spreadsheet_would_run_is_guarded_unless_it_is_a_number(string text, string cell) =>
        Csv(text).Should().Be($"T\n{cell}\n");

    [Fact]
    public void Tabs_are_quoted_in_TSV_and_commas_are_not() =>
        Written('\t', [Text("T"), Text("U")], batch =>
        {
            batch.Columns[0].Add("a,b"u8);
            batch.Columns[1].Add("c\td"u8);
        }).Should().Be("T\tU\na,b\t\"c\td\"\n");

    [Fact]
    public void Numbers_and_dates_are_the_same_in_every_culture()
    {
        var shown = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Written(',', [new("D", ReportColumnType.Date), new("N", ReportColumnType.Int32), new("R", ReportColumnType.Decimal)], batch =>
            {
                batch.Columns[0].Add(new DateOnly(2026, 3, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber);
                batch.Columns[1].Add(int.MinValue);
                batch.Columns[2].Add(-123_456_705L);
            }).Should().Be("D,N,R\n2026-03-01,-2147483648,-1234567.05\n");
        }
        finally
        {
            CultureInfo.CurrentCulture = shown;
        }
    }

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(5, "0.05")]
    [InlineData(-5, "-0.05")]
    [InlineData(-100, "-1.00")]
    [InlineData(999_999_999_999_999_999, "9999999999999999.99")]
    public void Hundredths_are_shown_with_two_places(long hundredths, string cell) =>
        Written(',', [new("R", ReportColumnType.Decimal)], batch => batch.Columns[0].Add(hundredths)).Should().Be($"R\n{cell}\n");

    [Fact]
    public void A_report_without_rows_has_its_header() => Written(',', [Text("T"), Text("U")], write: null).Should().Be("T,U\n");

    [Fact]
    public void Only_the_columns_shown_are_written() =>
        Written(',', [Text("T"), Text("U"), Text("V")], batch =>
        {
            foreach (var column in batch.Columns) column.Add("x"u8);
        }, [0, 2]).Should().Be("T,V\nx,x\n");

    [Fact]
    public void Many_long_rows_pass_the_buffer_whole()
    {
        var text = new string('é', 3000);
        var lines = Written(',', [Text("T")], batch =>
        {
            for (var row = 0; row < 500; row++)
            {
                batch.Columns[0].Add(Encoding.UTF8.GetBytes(text));
                if (row > 0) batch.EndRow();
            }
        }).TrimEnd('\n').Split('\n');

        lines.Skip(1).Should().HaveCount(500).And.OnlyContain(line => line == text);
    }

    static ReportColumn Text(string name) => new(name, ReportColumnType.Text);

    static string Csv(string? text) => Written(',', [Text("T")], batch =>
    {
        if (text is null) batch.Columns[0].AddNull();
        else batch.Columns[0].Add(Encoding.UTF8.GetBytes(text));
    });

    /// <param name="write">Fills one row's columns; null: no row.</param>
    static string Written(char delimiter, ReportColumn[] columns, Action<RowBatch>? write, int[]? shown = null)
    {
        using var file = new MemoryStream();
        using (var writer = new DelimitedReportWriter(file, columns, shown ?? [.. Enumerable.Range(0, columns.Length)], delimiter))
        {
            if (write is not null)
            {
                var batch = new RowBatch(columns);
                write(batch);
                batch.EndRow();
                writer.Write(batch);
            }
            writer.Complete();
        }
        using var reader = new StreamReader(new GZipStream(new MemoryStream(file.ToArray()), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
