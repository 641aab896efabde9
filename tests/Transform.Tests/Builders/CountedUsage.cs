using System.Buffers.Text;
using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

/// <summary>Usage of one day made up while it is read, without a byte allocated per row: subscriptions numbered round and round.</summary>
sealed class CountedUsage(int day, int rows, int distinct) : RecordReader
{
    readonly byte[] _date = Encoding.UTF8.GetBytes($"2026-03-{day:00}");
    readonly byte[] _subscription = new byte[36];
    int _row;

    public override long LineNumber => _row + 1;

    public override StructureFault Fault => StructureFault.None;

    public override ReadOnlySpan<byte> Raw => default;

    public override IReadOnlyCollection<string> UnknownColumns => [];

    public override bool Read()
    {
        Utf8Formatter.TryFormat(new Guid(_row % distinct, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), _subscription, out _);
        return _row++ < rows;
    }

    public override ReadOnlySpan<byte> Field(int ordinal) => ordinal switch
    {
        0 => _date,
        1 => _subscription,
        2 => "bbbbbbbb-0000-4000-8000-000000000001"u8,
        3 => "Exchange"u8,
        4 => "8"u8,
        _ => "5"u8,
    };

    protected override void Dispose(bool isDisposing)
    {
    }
}
