using System.Text;

namespace InsightsEtl.Transform.Tests;

public sealed class IntFieldTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("00000000000000000012", 12)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483648", int.MinValue)]
    public void A_whole_number_is_digits_that_fit_32_bits(string text, int expected)
    {
        var isInt = IntField.TryParse(Encoding.UTF8.GetBytes(text), out var value);

        isInt.Should().BeTrue();
        value.Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("1 0")]
    [InlineData("٣")]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("99999999999999999999999999")]
    public void Anything_else_is_no_whole_number(string text)
    {
        IntField.TryParse(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();
    }
}
