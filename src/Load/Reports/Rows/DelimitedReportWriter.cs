using System.IO.Compression;
using System.Text;

namespace InsightsEtl.Load.Reports;

/// <summary>
/// A report as CSV or TSV: UTF-8 without BOM, a header, RFC 4180 quoting, LF, gzip. Null is empty and unquoted, an empty text is quoted.
/// </summary>
/// <param name="shown">Places of the columns that are written, in order.</param>
/// <param name="delimiter">Between two cells.</param>
sealed class DelimitedReportWriter(Stream output, IReadOnlyList<ReportColumn> columns, IReadOnlyList<int> shown, char delimiter)
    : IReportWriter
{
    const int FlushBytes = 1 << 17;

    readonly GZipStream _gzip = new(output, CompressionLevel.Fastest, leaveOpen: true);
    readonly DelimitedCells _cells = new((byte)delimiter);
    bool _hasHeader;

    public void Write(RowBatch batch)
    {
        WriteHeader();
        for (var row = 0; row < batch.Rows; row++)
        {
            foreach (var place in shown) _cells.Add(batch.Columns[place], row);
            _cells.EndLine();
            if (_cells.Bytes.Length >= FlushBytes) Flush();
        }
    }

    public void Complete()
    {
        WriteHeader();
        Flush();
        _gzip.Dispose();
    }

    public void Dispose() => _gzip.Dispose();

    void WriteHeader()
    {
        if (_hasHeader) return;
        foreach (var place in shown) _cells.Add(Encoding.UTF8.GetBytes(columns[place].Name));
        _cells.EndLine();
        _hasHeader = true;
    }

    void Flush()
    {
        _gzip.Write(_cells.Bytes);
        _cells.Clear();
    }
}
