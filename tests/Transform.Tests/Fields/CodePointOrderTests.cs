namespace InsightsEtl.Transform.Tests;

public sealed class CodePointOrderTests
{
    [Theory]
    [InlineData("a", "b")]
    [InlineData("A", "a")]
    [InlineData("a", "aa")]
    [InlineData("", "a")]
    [InlineData("Z", "Ä")]
    [InlineData("\uFF5E", "\U0001F600")]
    [InlineData("a\uFF5E", "a\U0001F600b")]
    public void Texts_order_as_their_bytes_do_in_the_database(string smaller, string greater)
    {
        var texts = new[] { greater, smaller };

        texts.Order(CodePointOrder.Instance).Should().Equal(smaller, greater);
    }
}
