using System.Text;
using InsightsEtl.Transform;

namespace InsightsEtl.Micro;

/// <summary>Fields from bytes to values; a figure is of one field.</summary>
public class FieldParsing
{
    const int Fields = 1000;

    readonly byte[][] _guids = [.. Enumerable.Range(0, Fields).Select(number => Encoding.ASCII.GetBytes(UsageDay.SubscriptionId(number).ToString()))];
    readonly byte[][] _ints = [.. Enumerable.Range(0, Fields).Select(number => Encoding.ASCII.GetBytes($"{number * number % 20_000}"))];
    readonly byte[][] _dates = [.. Enumerable.Range(0, Fields).Select(number => Encoding.ASCII.GetBytes($"2026-10-{1 + (number % 31):00}"))];

    [Benchmark(OperationsPerInvoke = Fields)]
    public int Guids()
    {
        var parsed = 0;
        foreach (var text in _guids)
            if (GuidField.TryParse(text, out _)) parsed++;
        return parsed;
    }

    [Benchmark(OperationsPerInvoke = Fields)]
    public int Ints()
    {
        var sum = 0;
        foreach (var text in _ints)
            if (IntField.TryParse(text, out var value)) sum += value;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Fields)]
    public int Dates()
    {
        var parsed = 0;
        foreach (var text in _dates)
            if (DateField.TryParse(text, out _)) parsed++;
        return parsed;
    }
}
