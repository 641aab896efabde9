using Npgsql;
using NpgsqlTypes;

namespace InsightsEtl.Load;

/// <summary>Writes rows into a table by binary COPY, each value with its type named. Synchronous within: rows come from memory.</summary>
sealed class BinaryCopy : IDisposable
{
    readonly NpgsqlBinaryImporter _importer;

    BinaryCopy(NpgsqlBinaryImporter importer) => _importer = importer;

    public long Rows { get; private set; }

    /// <param name="table">Of our own, never of a feed.</param>
    public static BinaryCopy Into(NpgsqlConnection connection, string table, string columns) =>
        new(connection.BeginBinaryImport($"copy {table} ({columns}) from stdin (format binary)"));

    public BinaryCopy Row()
    {
        _importer.StartRow();
        Rows++;
        return this;
    }

    public BinaryCopy Text(string? value)
    {
        if (value is null) _importer.WriteNull();
        else _importer.Write(value, NpgsqlDbType.Text);
        return this;
    }

    public BinaryCopy Uuid(Guid? value) => Write(value, NpgsqlDbType.Uuid);

    public BinaryCopy Int(int? value) => Write(value, NpgsqlDbType.Integer);

    public BinaryCopy Small(short value) => Write<short>(value, NpgsqlDbType.Smallint);

    public BinaryCopy Long(long value) => Write<long>(value, NpgsqlDbType.Bigint);

    public BinaryCopy Bool(bool? value) => Write(value, NpgsqlDbType.Boolean);

    public BinaryCopy Date(DateOnly? value) => Write(value, NpgsqlDbType.Date);

    public BinaryCopy Numeric(decimal value) => Write<decimal>(value, NpgsqlDbType.Numeric);

    /// <summary>Without it nothing that was written stays.</summary>
    public long Complete()
    {
        _importer.Complete();
        return Rows;
    }

    public void Dispose() => _importer.Dispose();

    BinaryCopy Write<T>(T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } present) _importer.Write(present, type);
        else _importer.WriteNull();
        return this;
    }
}
