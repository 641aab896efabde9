using System.Text;

namespace InsightsEtl.Transform.Tests;

public sealed class TextPoolTests
{
    [Fact]
    public void A_repeated_text_is_held_once()
    {
        var pool = new TextPool();

        var first = pool.Of("Köln"u8);

        pool.Of("Köln"u8).Should().BeSameAs(first);
    }

    [Fact]
    public void A_text_comes_back_as_it_went_in_however_many_there_are()
    {
        var pool = new TextPool();

        var texts = Enumerable.Range(0, 200_000).Select(number => pool.Of(Encoding.UTF8.GetBytes($"name {number}")));

        texts.Should().Equal(Enumerable.Range(0, 200_000).Select(number => $"name {number}"));
    }

    [Fact]
    public void A_text_longer_than_a_field_may_be_is_still_read()
    {
        var text = new string('x', 10_000);

        new TextPool().Of(Encoding.UTF8.GetBytes(text)).Should().Be(text);
    }
}
