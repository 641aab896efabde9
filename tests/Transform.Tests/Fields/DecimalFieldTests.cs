using System.Text;

namespace InsightsEtl.Transform.Tests;

public sealed class DecimalFieldTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("000000000000001.5", "1.5")]
    [InlineData("999999999999999.9999999999", "999999999999999.9999999999")]
    [InlineData("-999999999999999.9999999999", "-999999999999999.9999999999")]
    [InlineData("0.0000000001", "0.0000000001")]
    public void A_decimal_keeps_every_digit(string text, string expected)
    {
        var isDecimal = DecimalField.TryParse(Encoding.UTF8.GetBytes(text), out var value);

        isDecimal.Should().BeTrue();
        value.Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("+1")]
    [InlineData("1,5")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("1.-5")]
    [InlineData("1234567890123456")]
    [InlineData("1.12345678901")]
    public void Anything_else_is_no_decimal(string text)
    {
        DecimalField.TryParse(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();
    }
}
