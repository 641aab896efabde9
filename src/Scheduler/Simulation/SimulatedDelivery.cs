using System.Text;
using InsightsEtl.Extract;
using Microsoft.Win32.SafeHandles;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>A delivery's records, laid out once as JSON lines so that any page of them is one read.</summary>
sealed class SimulatedDelivery : IDisposable
{
    readonly SafeFileHandle _file;
    readonly List<long> _offsets = [0];
    long _flushedBytes;

    SimulatedDelivery(SafeFileHandle file) => _file = file;

    public int Records => _offsets.Count - 1;

    /// <exception cref="UnreadablePartException">A part cannot be read as its feed.</exception>
    public static SimulatedDelivery Of(LandedDelivery dropped, string folder)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var delivery = new SimulatedDelivery(File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose));
        var labels = dropped.Feed.Columns.Select(column => Encoding.UTF8.GetBytes($"\"{column.Name}\":")).ToArray();
        var block = new MemoryStream();
        foreach (var part in dropped.Parts)
        {
            using var records = RecordReader.Open(part, dropped.Feed);
            while (records.Read())
            {
                WriteRecord(block, records, labels);
                delivery.EndRecord(block);
            }
        }

        delivery.Flush(block);
        return delivery;
    }

    /// <summary>Records as lines, each with its line feed.</summary>
    public byte[] Lines(int skip, int take)
    {
        var (first, last) = (Math.Min(skip, Records), (int)Math.Min((long)skip + take, Records));
        var lines = new byte[_offsets[last] - _offsets[first]];
        for (var read = 0; read < lines.Length;) read += RandomAccess.Read(_file, lines.AsSpan(read), _offsets[first] + read);
        return lines;
    }

    public void Dispose() => _file.Dispose();

    static void WriteRecord(MemoryStream block, RecordReader record, byte[][] labels)
    {
        if (record.Fault != StructureFault.None)
        {
            // No record, and yet something the service has: a text in place of an object.
            WriteText(block, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record.Raw)));
            return;
        }

        block.WriteByte((byte)'{');
        for (var ordinal = 0; ordinal < labels.Length; ordinal++)
        {
            if (ordinal > 0) block.WriteByte((byte)',');
            block.Write(labels[ordinal]);
            var field = record.Field(ordinal);
            if (field.IsEmpty) block.Write("null"u8);
            else WriteText(block, field);
        }

        block.WriteByte((byte)'}');
    }

    static void WriteText(MemoryStream block, ReadOnlySpan<byte> text)
    {
        block.WriteByte((byte)'"');
        block.Write(JsonText.Of(text));
        block.WriteByte((byte)'"');
    }

    void EndRecord(MemoryStream block)
    {
        block.WriteByte((byte)'\n');
        _offsets.Add(_flushedBytes + block.Length);
        if (block.Length > 1 << 20) Flush(block);
    }

    void Flush(MemoryStream block)
    {
        RandomAccess.Write(_file, block.GetBuffer().AsSpan(0, (int)block.Length), _flushedBytes);
        _flushedBytes += block.Length;
        block.SetLength(0);
    }
}
