using System.Data;
using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>The rows of a report of a month, read once and written to all its files.</summary>
sealed class ReportRows
{
    readonly NpgsqlConnection _connection;
    readonly string _sql;

    ReportRows(NpgsqlConnection connection, string sql, IReadOnlyList<ReportColumn> columns)
    {
        _connection = connection;
        _sql = sql;
        Columns = columns;
    }

    public IReadOnlyList<ReportColumn> Columns { get; }

    public static async Task<ReportRows> OpenAsync(NpgsqlConnection connection, Report report, Month month, CancellationToken cancellationToken)
    {
        var sql = SqlText.Read($"reports/{report.Name}.sql", month).TrimEnd().TrimEnd(';');
        await using var command = new NpgsqlCommand(sql, connection);
        await using var described = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken);
        var columns = Enumerable.Range(0, described.FieldCount)
            .Select(place => new ReportColumn(described.GetName(place), TypeOf(described.GetDataTypeName(place)))).ToList();
        return new ReportRows(connection, sql, columns);
    }

    /// <summary>While one batch is written to all files, on all cores, the next one is read.</summary>
    public async Task WriteAsync(IReadOnlyList<ReportDraft> drafts, Action<long>? progress, CancellationToken cancellationToken)
    {
        await using var stream = await _connection.BeginRawBinaryCopyAsync($"copy ({_sql}) to stdout (format binary)", cancellationToken);
        var rows = new CopyRows(stream, Columns);
        var (filled, spare) = (new RowBatch(Columns), new RowBatch(Columns));
        var hasRows = await rows.ReadAsync(filled, cancellationToken);
        while (hasRows)
        {
            var batch = filled;
            var writing = Task.Run(() => Parallel.ForEach(drafts, draft => draft.Write(batch)), cancellationToken);
            hasRows = await ReadNextAsync(rows, spare, writing, cancellationToken);
            await writing;
            progress?.Invoke(batch.Rows);
            (filled, spare) = (spare, filled);
        }
    }

    /// <summary>A reader that fails waits for the writers all the same: nobody may touch the batch they hold.</summary>
    static async Task<bool> ReadNextAsync(CopyRows rows, RowBatch batch, Task writing, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(batch, cancellationToken);
        }
        catch
        {
            await Task.WhenAny(writing);
            throw;
        }
    }

    static ReportColumnType TypeOf(string dataType) => dataType switch
    {
        "text" => ReportColumnType.Text,
        "integer" => ReportColumnType.Int32,
        "date" => ReportColumnType.Date,
        "bigint" => ReportColumnType.Decimal,
        _ => throw new NotSupportedException($"Found a column of type {dataType}; a report has text, integer, date, and bigint for hundredths."),
    };
}
