using System.Text;

namespace InsightsEtl.Transform.Tests;

public sealed class DateFieldTests
{
    [Theory]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2026-03-31T23:59:59Z", "2026-03-31")]
    [InlineData("2026-03-31T", "2026-03-31")]
    [InlineData("0001-01-02", "0001-01-02")]
    [InlineData("0001-01-01", null)]
    [InlineData("0001-01-01T00:00:00", null)]
    [InlineData("0001-01-01 00:00:00", null)]
    [InlineData("9999-12-31", null)]
    [InlineData("9999-01-01T00:00:00Z", null)]
    public void A_date_is_a_day_or_the_sources_way_of_saying_none(string text, string? expected)
    {
        var isDate = DateField.TryParse(Encoding.UTF8.GetBytes(text), out var value);

        isDate.Should().BeTrue();
        value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-01")]
    [InlineData("2026-01-00")]
    [InlineData("2026-04-31")]
    [InlineData("0000-01-01")]
    [InlineData("9999-13-01")]
    [InlineData("2026-3-31")]
    [InlineData("2026-03-3")]
    [InlineData("20260331")]
    [InlineData("31.03.2026")]
    [InlineData("2026/03/31")]
    [InlineData("2026-03-31 10:00")]
    [InlineData("2026-03-31t10:00")]
    [InlineData("2026-03-311")]
    [InlineData("+026-03-31")]
    public void Anything_else_is_no_date(string text)
    {
        DateField.TryParse(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();
    }
}
