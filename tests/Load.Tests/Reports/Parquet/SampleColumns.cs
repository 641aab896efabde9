using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>Columns of every type, with few and with many different values, and nulls in every pattern.</summary>
static class SampleColumns
{
    static readonly Dictionary<string, Func<int, bool>> Nulls = new()
    {
        ["none"] = _ => false,
        ["all"] = _ => true,
        ["alternating"] = row => row % 2 == 1,
        ["runs"] = row => row % 100 is >= 30 and < 75,
        ["late"] = row => row < 500,
    };

    /// <summary>Few different values, and as many as rows: of them the odd rows are negative.</summary>
    static readonly Dictionary<string, Func<int, long>> Numbers = new()
    {
        ["few"] = row => (row % 5) - 2,
        ["many"] = row => row % 2 == 0 ? row * 7L : -row * 3L,
    };

    public static IReadOnlyList<SampleColumn> All(int rows) =>
    [
        .. from isNull in Nulls
           from numbers in Numbers
           from type in Enum.GetValues<ParquetType>()
           select Column($"{type} {numbers.Key} {isNull.Key}", type, rows, numbers.Value, isNull.Value),
    ];

    public static SampleColumn Column(string name, ParquetType type, int rows, Func<int, long> number, Func<int, bool> isNull)
    {
        var numbers = Enumerable.Range(0, rows).Select(row => isNull(row) ? (long?)null : number(row));
        return type is ParquetType.Text ? SampleColumn.Of(name, numbers.Select(Text)) : SampleColumn.Of(name, type, numbers);
    }

    /// <summary>0 is the empty text.</summary>
    static string? Text(long? number) => number switch
    {
        null => null,
        0 => "",
        { } other => string.Create(CultureInfo.InvariantCulture, $"text {other}"),
    };
}
