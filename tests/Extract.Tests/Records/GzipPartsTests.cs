using System.IO.Compression;

namespace InsightsEtl.Extract.Tests;

public sealed class GzipPartsTests
{
    static readonly byte[] Packed = (PartFile.Header + "a,b,c\nd,e,f\n").Utf8().Gzip();

    static void Refused(byte[] bytes, string message = "*not whole gzip*")
    {
        using var part = PartFile.Csv(bytes, isGzip: true);
        part.Invoking(refused => refused.Count()).Should().Throw<UnreadablePartException>().WithMessage(message);
    }

    [Fact]
    public void A_compressed_part_is_read_like_any_other()
    {
        using var part = PartFile.Csv(Packed, isGzip: true);

        part.Records().Should().Equal("2:a|b|c", "3:d|e|f");
    }

    [Fact]
    public void Members_one_after_the_other_are_one_part()
    {
        using var part = PartFile.Csv([.. Packed, .. "g,h,".Utf8().Gzip(), .. Array.Empty<byte>().Gzip(), .. "i\n".Utf8().Gzip()], isGzip: true);

        part.Records().Should().Equal("2:a|b|c", "3:d|e|f", "4:g|h|i");
    }

    [Theory]
    [InlineData("")]
    [InlineData("H4sIAAAAAAAAAwMAAAAAAAAAAAA=")]
    public void A_compressed_part_may_be_empty_even_of_members(string base64)
    {
        using var part = PartFile.Ndjson(Convert.FromBase64String(base64), isGzip: true);

        part.Count().Rows.Should().Be(0);
    }

    [Fact]
    public void A_part_cut_anywhere_is_unreadable()
    {
        for (var length = 1; length < Packed.Length; length++) Refused(Packed[..length]);
    }

    [Fact]
    public void A_second_member_cut_anywhere_is_unreadable()
    {
        var second = "g,h,i\n".Utf8().Gzip();

        for (var length = 1; length < second.Length; length++) Refused([.. Packed, .. second[..length]]);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(1)]
    public void A_wrong_trailer_is_unreadable(int fromEnd)
    {
        var changed = Packed.ToArray();
        changed[^fromEnd] ^= 1;

        Refused(changed);
    }

    [Fact]
    public void Anything_behind_the_last_member_is_unreadable() => Refused([.. Packed, .. "x"u8]);

    [Fact]
    public void Text_that_is_not_compressed_at_all_is_unreadable() => Refused((PartFile.Header + "a,b,c\n").Utf8());

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(PartFile.Header.Utf8());
            for (var megabytes = 0; megabytes < 100; megabytes++) gzip.Write(new byte[1 << 20]);
        }

        Refused(packed.ToArray(), "*unpacks from*expected at most*");
    }
}
