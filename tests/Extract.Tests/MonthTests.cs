namespace InsightsEtl.Extract.Tests;

public sealed class MonthTests
{
    [Theory]
    [InlineData("2024-02", 29)]
    [InlineData("2026-02", 28)]
    [InlineData("2100-02", 28)]
    [InlineData("2026-12", 31)]
    public void A_month_ends_on_its_last_day(string text, int day)
    {
        var month = Month.Parse(text);

        month.Last.Should().Be(new DateOnly(month.Year, month.Number, day));
        month.Contains(month.First).Should().BeTrue();
        month.Contains(month.Last).Should().BeTrue();
        month.Contains(month.Last.AddDays(1)).Should().BeFalse();
    }

    [Fact]
    public void Months_follow_one_another_across_the_year()
    {
        var december = new Month(2026, 12);

        december.Next.Should().Be(new Month(2027, 1));
        december.Next.Previous.Should().Be(december);
        (december < december.Next).Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-1")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("26-10")]
    [InlineData("2026-10-01")]
    [InlineData(" 2026-10")]
    [InlineData("9999-12")]
    [InlineData("٢٠٢٦-١٠")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_a_year_and_a_month_are_a_month(string? text) => Month.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    public void Months_are_written_alike_in_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Month.Parse("2026-10").ToString().Should().Be("2026-10");
        new Month(2026, 10).Key.Should().Be(202610);
    }
}
