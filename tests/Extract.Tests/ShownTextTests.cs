namespace InsightsEtl.Extract.Tests;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("usage", "usage")]
    [InlineData("a\0.csv", @"a\u0000.csv")]
    [InlineData("x\u001B[2J\n", @"x\u001B[2J\u000A")]
    [InlineData("\u007F\u0085\u009B", @"\u007F\u0085\u009B")]
    [InlineData("a\u2028b\u2029", @"a\u2028b\u2029")]
    [InlineData("Zürich \U0001F600", "Zürich \U0001F600")]
    public void What_acts_instead_of_being_read_is_spelt_out(string text, string shown) => ShownText.Of(text).Should().Be(shown);

    [Fact]
    public void Half_a_character_is_spelt_out()
    {
        ShownText.Of(new string(['a', '\uD83D'])).Should().Be(@"a\uD83D");
        ShownText.Of(new string(['\uDE00', '\uD83D', '\uDE00'])).Should().Be(@"\uDE00" + "\U0001F600");
    }

    [Fact]
    public void It_is_cut_between_characters()
    {
        var text = new string('a', 99) + "\U0001F600";

        ShownText.Of(text, 100).Should().Be(new string('a', 99) + "…");
        ShownText.Of(text, 101).Should().Be(text);
        ShownText.Of("abc", 2).Should().Be("ab…");
    }
}
