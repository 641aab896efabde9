using System.Text;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>A column with its values, which writes them and knows how readers should show them.</summary>
sealed class SampleColumn
{
    /// <summary>Stands where a value is null, so that a writer which took it for a value would be found out.</summary>
    const int Ignored = -77_777;

    readonly long?[] _numbers = [];

    SampleColumn(string name, ParquetType type, long?[] numbers, string?[] texts)
    {
        Column = new(name, type);
        _numbers = numbers;
        Texts = texts;
    }

    public ParquetColumn Column { get; }

    /// <summary>As <see cref="Fixtures.ReadColumn.Values"/> should be.</summary>
    public string?[] Texts { get; }

    public long Nulls => Texts.Count(text => text is null);

    /// <summary>As DuckDB names the type.</summary>
    public string ReadType => Column.Type switch
    {
        ParquetType.Int32 => "INTEGER",
        ParquetType.Date => "DATE",
        ParquetType.Decimal18Scale2 => "DECIMAL(18,2)",
        _ => "VARCHAR",
    };

    public static SampleColumn Of(string name, IEnumerable<string?> texts) => new(name, ParquetType.Text, [], [.. texts]);

    /// <param name="numbers">Ints, days since 1970-01-01 or cents.</param>
    public static SampleColumn Of(string name, ParquetType type, IEnumerable<long?> numbers)
    {
        long?[] values = [.. numbers];
        return new(name, type, values, [.. values.Select(number => number is { } value ? Text(type, value) : null)]);
    }

    public void Write(ParquetWriter writer, int column, int from, int to)
    {
        var isNull = Texts[from..to].Select(text => text is null).ToArray();
        switch (Column.Type)
        {
            case ParquetType.Text:
                WriteTexts(writer, column, Texts.AsSpan(from..to), isNull);
                break;
            case ParquetType.Decimal18Scale2:
                writer.Write(column, [.. _numbers[from..to].Select(number => number ?? Ignored)], isNull);
                break;
            default:
                writer.Write(column, [.. _numbers[from..to].Select(number => (int)(number ?? Ignored))], isNull);
                break;
        }
    }

    static void WriteTexts(ParquetWriter writer, int column, ReadOnlySpan<string?> texts, bool[] isNull)
    {
        var bytes = new List<byte>();
        var ends = new List<int>();
        foreach (var text in texts)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text ?? "ignored"));
            ends.Add(bytes.Count);
        }

        writer.Write(column, bytes.ToArray(), ends.ToArray(), isNull);
    }

    static string Text(ParquetType type, long value) => type switch
    {
        ParquetType.Date => DateOnly.FromDayNumber((int)(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + value))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ParquetType.Decimal18Scale2 => (value / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
