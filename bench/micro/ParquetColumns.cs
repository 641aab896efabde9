using System.Text;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Micro;

/// <summary>One column of a report, encoded and compressed as the writer does it; a figure is of one value.</summary>
[MemoryDiagnoser]
public class ParquetColumns
{
    const int Rows = 65_536;

    readonly bool[] _isNull = new bool[Rows];
    readonly int[] _seats = [.. Enumerable.Range(0, Rows).Select(number => number * 7919 % 3000)];
    byte[] _ids = [];
    byte[] _names = [];
    int[] _idEnds = [];
    int[] _nameEnds = [];

    [GlobalSetup]
    public void Fill()
    {
        (_ids, _idEnds) = Texts(number => UsageDay.SubscriptionId(number).ToString());
        (_names, _nameEnds) = Texts(number => $"Contoso Cloud Partners {number * 7919 % 300}");
    }

    /// <summary>Every value another: the dictionary does not pay.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long TextOfIds() => Write(ParquetType.Text, writer => writer.Write(0, _ids, _idEnds, _isNull));

    /// <summary>300 values.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long TextOfNames() => Write(ParquetType.Text, writer => writer.Write(0, _names, _nameEnds, _isNull));

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Ints() => Write(ParquetType.Int32, writer => writer.Write(0, _seats, _isNull));

    static long Write(ParquetType type, Action<ParquetWriter> write)
    {
        using var output = new MemoryStream(4 << 20);
        using var writer = new ParquetWriter(output, [new ParquetColumn("Column", type)], new ParquetOptions());
        write(writer);
        writer.EndBatch(Rows);
        writer.Complete();
        return output.Length;
    }

    static (byte[] Bytes, int[] Ends) Texts(Func<int, string> textOf)
    {
        var texts = Enumerable.Range(0, Rows).Select(number => Encoding.UTF8.GetBytes(textOf(number))).ToList();
        var end = 0;
        return ([.. texts.SelectMany(text => text)], [.. texts.Select(text => end += text.Length)]);
    }
}
