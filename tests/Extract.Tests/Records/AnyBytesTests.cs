namespace InsightsEtl.Extract.Tests;

/// <summary>Parts of random bytes, the same ones each time: a reader never fails on them, never goes back and always ends.</summary>
public sealed class AnyBytesTests
{
    const int Parts = 2_000;

    static readonly byte[] Likely = "ab,,\"\"\"\n\r\n x\0{}[]:\\u0é😀".Utf8();

    [Fact]
    public void Any_bytes_are_records_or_faults()
    {
        var random = new Random(20261031);
        for (var number = 0; number < Parts; number++)
        {
            var rows = new byte[random.Next(80)];
            foreach (ref var next in rows.AsSpan())
                next = random.Next(20) == 0 ? (byte)random.Next(256) : Likely[random.Next(Likely.Length)];
            ReadAll(PartFile.Csv([.. PartFile.Header.Utf8(), .. rows]));
            ReadAll(PartFile.Ndjson([.. "{}\n"u8, .. rows]));
        }
    }

    static void ReadAll(PartFile part)
    {
        using (part)
        using (var reader = part.Open())
        {
            long line = 0, records = 0;
            while (reader.Read())
            {
                (reader.LineNumber >= line && ++records < 200).Should().BeTrue();
                line = reader.LineNumber;
                (reader.Field(0).Length + reader.Field(2).Length <= reader.Raw.Length).Should().BeTrue();
            }

            reader.Read().Should().BeFalse();
        }
    }
}
