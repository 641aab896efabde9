using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>A small file whose columns, values and cuts come from a seed: a failure names the seed that shows it again.</summary>
static class RandomFile
{
    static readonly string[] Letters = ["a", "B", "\0", "\n", "é", "日", "😀", "𐍈", "=cmd", "\u200b"];

    /// <summary>1 to 40, or those of INSIGHTS_PARQUET_SEEDS=FIRST+COUNT.</summary>
    public static IEnumerable<int> Seeds
    {
        get
        {
            var range = (Environment.GetEnvironmentVariable("INSIGHTS_PARQUET_SEEDS") ?? "1+40").Split('+');
            return Enumerable.Range(int.Parse(range[0], CultureInfo.InvariantCulture), int.Parse(range[1], CultureInfo.InvariantCulture));
        }
    }

    public static SampleFile In(string folder, int seed)
    {
        var random = new Random(seed);
        var rows = random.Next(1, 1500);
        SampleColumn[] columns = [.. Enumerable.Range(0, random.Next(1, 8)).Select(number => Column($"column {number}", rows, random))];
        return SampleFile.In(folder, $"seed {seed}", columns, Options(random), batchRows: random.Next(1, 2000));
    }

    static ParquetOptions Options(Random random) => new()
    {
        Codec = Pick(random, Enum.GetValues<ParquetCodec>()),
        RowGroupRows = random.Next(50, 2000),
        RowGroupBytes = random.Next(1000, 1_000_000),
        PageRows = random.Next(5, 2000),
        PageBytes = random.Next(1, 10_000),
        DictionaryBytes = random.Next(1, 10_000),
    };

    static SampleColumn Column(string name, int rows, Random random)
    {
        var type = Pick(random, Enum.GetValues<ParquetType>());
        var (nullShare, runLength, different) = (random.NextDouble(), random.Next(1, 40), random.Next(1, 2000));
        long?[] numbers = new long?[rows];
        for (var row = 0; row < rows; row++)
        {
            numbers[row] = row % runLength != 0 ? numbers[row - 1]
                : random.NextDouble() < nullShare ? null
                : random.Next(different) * (random.Next(2) == 0 ? 1 : -1);
        }

        return type is ParquetType.Text ? SampleColumn.Of(name, numbers.Select(Text)) : SampleColumn.Of(name, type, numbers);
    }

    /// <summary>Equal numbers give equal texts; 0 is the empty one, most are short, few are long.</summary>
    static string? Text(long? number)
    {
        if (number is not { } seed) return null;
        var letters = new Random((int)seed);
        var length = seed % 50 == 0 ? (int)Math.Abs(seed) : (int)Math.Abs(seed % 12);
        return string.Concat(Enumerable.Range(0, length).Select(_ => Pick(letters, Letters)));
    }

    static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
