using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

/// <summary>Reads rows from memory as a real reader reads them from a part: line 1 is the header.</summary>
sealed class FakeRecords(IReadOnlyList<FeedRow> rows) : RecordReader
{
    int _current = -1;

    public override long LineNumber => _current + 2;

    public override StructureFault Fault => rows[_current].Fault;

    public override ReadOnlySpan<byte> Raw => rows[_current].Raw;

    public override IReadOnlyCollection<string> UnknownColumns => [];

    public override bool Read() => ++_current < rows.Count;

    public override ReadOnlySpan<byte> Field(int ordinal) =>
        Fault == StructureFault.None ? rows[_current].Bytes(ordinal) : default;

    protected override void Dispose(bool isDisposing)
    {
    }
}
