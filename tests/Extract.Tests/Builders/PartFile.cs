using System.Text;

namespace InsightsEtl.Extract.Tests;

/// <summary>A part of the attributions feed (three columns) on disk, and what a reader makes of it.</summary>
sealed class PartFile : IDisposable
{
    public const string Header = "subscriptionId,mpnId,attributionType\n";

    readonly TemporaryFolder _folder = new();

    PartFile(byte[] bytes, PartFormat format, bool isGzip)
    {
        var path = _folder.File("part");
        File.WriteAllBytes(path, bytes);
        Part = new LandedPart("part-000", path, bytes.Length, "", 0, format, isGzip);
    }

    public LandedPart Part { get; }

    public static PartFile Csv(byte[] bytes, bool isGzip = false) => new(bytes, PartFormat.Csv, isGzip);

    public static PartFile Csv(string text) => Csv(text.Utf8());

    public static PartFile CsvRows(string rows) => Csv(Header + rows);

    public static PartFile Ndjson(byte[] bytes, bool isGzip = false) => new(bytes, PartFormat.Ndjson, isGzip);

    public static PartFile Ndjson(string text) => Ndjson(text.Utf8());

    public RecordReader Open() => RecordReader.Open(Part, Feed.Attributions);

    public RecordCount Count() => RecordReader.Count(Part, Feed.Attributions, CancellationToken.None);

    /// <summary>Every record as <c>line:field|field|field</c>, or <c>line:Fault</c>.</summary>
    public IReadOnlyList<string> Records()
    {
        using var reader = Open();
        var records = new List<string>();
        while (reader.Read()) records.Add($"{reader.LineNumber}:{(reader.Fault == StructureFault.None ? Fields(reader) : reader.Fault)}");
        return records;
    }

    public void Dispose() => _folder.Dispose();

    static string Fields(RecordReader reader)
    {
        var first = reader.Field(0);
        var second = reader.Field(1);
        var third = reader.Field(2);
        return $"{Encoding.UTF8.GetString(first)}|{Encoding.UTF8.GetString(second)}|{Encoding.UTF8.GetString(third)}";
    }
}
