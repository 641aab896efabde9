using System.Text;

namespace InsightsEtl.Transform.Tests;

public sealed class GuidFieldTests
{
    [Theory]
    [InlineData("0123abcd-4567-89ef-0123-456789abcdef")]
    [InlineData("0123ABCD-4567-89EF-0123-456789ABCDEF")]
    public void An_id_is_36_characters_of_any_case(string text)
    {
        var isGuid = GuidField.TryParse(Encoding.UTF8.GetBytes(text), out var value);

        isGuid.Should().BeTrue();
        value.ToString().Should().Be("0123abcd-4567-89ef-0123-456789abcdef");
    }

    [Theory]
    [InlineData("{0123abcd-4567-89ef-0123-456789abcdef}")]
    [InlineData("0123abcd456789ef0123456789abcdef")]
    [InlineData("0123abcd-4567-89ef-0123-456789abcde")]
    [InlineData("0123abcd-4567-89ef-0123-456789abcdeg")]
    [InlineData("0123abcd_4567_89ef_0123_456789abcdef")]
    [InlineData("0x23abcd-4567-89ef-0123-456789abcdef")]
    [InlineData("+123abcd-4567-89ef-0123-456789abcdef")]
    [InlineData("0123abcd-+567-89ef-0123-456789abcdef")]
    [InlineData(" 123abcd-4567-89ef-0123-456789abcdef")]
    [InlineData("0123abcd-4567-89ef-0123-0x6789abcdef")]
    [InlineData("٠123abcd-4567-89ef-0123-456789abcde")]
    public void Anything_else_is_no_id(string text)
    {
        GuidField.TryParse(Encoding.UTF8.GetBytes(text), out _).Should().BeFalse();
    }

    [Fact]
    public void Guids_order_as_their_lower_case_text_does()
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, 1000).Select(_ => RandomId(random)).ToList();

        var ordered = ids.Order().Select(id => id.ToString());

        ordered.Should().Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal));
    }

    static Guid RandomId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
