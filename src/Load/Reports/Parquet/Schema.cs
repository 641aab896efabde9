namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The columns as the footer names them: a root with one OPTIONAL leaf for each.</summary>
/// <remarks>
/// parquet.thrift, SchemaElement; LogicalTypes.md. Each logical type is given in both ways, as LogicalType and as the older ConvertedType, for
/// readers that know only one.
/// </remarks>
static class Schema
{
    const int Optional = 1;
    const int Precision = 18;
    const int Scale = 2;

    /// <summary>The number in parquet.thrift, Type.</summary>
    public static int PhysicalTypeOf(ParquetType type) => type switch
    {
        ParquetType.Int32 or ParquetType.Date => 1,
        ParquetType.Decimal18Scale2 => 2,
        _ => 6,
    };

    public static void Write(IReadOnlyList<ParquetColumn> columns, ThriftCompact footer)
    {
        footer.BeginList(2, ThriftCompact.StructElement, columns.Count + 1);
        footer.BeginElement();
        footer.Text(4, "schema");
        footer.Int(5, columns.Count);
        footer.EndStruct();
        foreach (var column in columns)
        {
            footer.BeginElement();
            footer.Int(1, PhysicalTypeOf(column.Type));
            footer.Int(3, Optional);
            footer.Text(4, column.Name);
            WriteLogicalType(column.Type, footer);
            footer.EndStruct();
        }
    }

    static void WriteLogicalType(ParquetType type, ThriftCompact footer)
    {
        switch (type)
        {
            case ParquetType.Date:
                footer.Int(6, 6);
                footer.BeginStruct(10);
                footer.Empty(6);
                footer.EndStruct();
                break;
            case ParquetType.Decimal18Scale2:
                footer.Int(6, 5);
                footer.Int(7, Scale);
                footer.Int(8, Precision);
                WriteDecimal(footer);
                break;
            case ParquetType.Text:
                footer.Int(6, 0);
                footer.BeginStruct(10);
                footer.Empty(1);
                footer.EndStruct();
                break;
        }
    }

    static void WriteDecimal(ThriftCompact footer)
    {
        footer.BeginStruct(10);
        footer.BeginStruct(5);
        footer.Int(1, Scale);
        footer.Int(2, Precision);
        footer.EndStruct();
        footer.EndStruct();
    }
}
