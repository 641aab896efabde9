using InsightsEtl.Fixtures;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>Bytes of every kind survive every codec: the readers bring decompressors of their own.</summary>
public sealed class CompressionTests : IDisposable
{
    readonly SampleFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Texts_that_can_and_that_cannot_be_compressed_are_read_as_they_were_written()
    {
        var random = new Random(1);
        SampleColumn[] columns =
        [
            SampleColumn.Of("repeated", [.. Enumerable.Range(0, 40).Select(number => new string('x', number * number * 30))]),
            SampleColumn.Of("random", [.. Enumerable.Range(0, 40).Select(number => RandomText(random, number * number * 30))]),
            SampleColumn.Of("mixed", [.. Enumerable.Range(0, 40).Select(number => RandomText(random, 200) + new string('y', number * 97))]),
            SampleColumn.Of("periodic", [.. Enumerable.Range(0, 40).Select(period => Repeated(RandomText(random, (period * 67) + 1)))]),
        ];
        var options = new ParquetOptions { DictionaryBytes = 1 };
        SampleFile[] files =
        [
            .. Enum.GetValues<ParquetCodec>().Select(codec => SampleFile.In(_folder.Path, $"{codec}", columns, options with { Codec = codec })),
        ];

        var read = await IndependentReaders.ReadAsync([.. files.Select(file => new ReadRequest(file.Path, Values: 0))]);

        foreach (var (file, answer) in files.Zip(read)) file.ShouldBeWhatIsIn(answer);
    }

    [Fact]
    public void Snappy_never_makes_bytes_longer_than_it_said()
    {
        var random = new Random(2);
        for (var length = 0; length < 200_000; length = (length * 5 / 4) + 1)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var target = new byte[Snappy.LargestBytes(length)];

            Snappy.Compress(bytes, target).Should().BeInRange(length, target.Length);
        }
    }

    [Fact]
    public void Zstd_is_present_where_tests_run() => Zstd.IsPresent.Should().BeTrue("the tests of its files would mean nothing without it");

    static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, 30));

    static string RandomText(Random random, int length) => string.Create(length, random, (letters, chance) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = (char)chance.Next(33, 127);
    });
}
