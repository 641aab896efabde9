using System.Buffers;
using System.Text;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Writes structs in Thrift's compact protocol, in which page headers and the footer are (thrift-compact-protocol.md).</summary>
/// <remarks>A field is named by its number in parquet.thrift; fields of a struct come in rising order.</remarks>
sealed class ThriftCompact(ArrayBufferWriter<byte> output)
{
    public const int IntElement = 5;
    public const int TextElement = 8;
    public const int StructElement = 12;

    const int TrueField = 1;
    const int LongField = 6;
    const int ListField = 9;
    const int ShortListLimit = 15;

    readonly Stack<int> _outer = new();
    int _lastField;

    public void Int(int field, int value)
    {
        Header(field, IntElement);
        Number(value);
    }

    public void Long(int field, long value)
    {
        Header(field, LongField);
        Number(value);
    }

    public void True(int field) => Header(field, TrueField);

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Header(field, TextElement);
        Bytes(value);
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void BeginList(int field, int elementType, int count)
    {
        Header(field, ListField);
        if (count < ShortListLimit)
        {
            Byte((count << 4) | elementType);
            return;
        }

        Byte((ShortListLimit << 4) | elementType);
        Varint.Write((ulong)count, output);
    }

    public void IntElementOf(int value) => Number(value);

    public void TextElementOf(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    public void BeginStruct(int field)
    {
        Header(field, StructElement);
        BeginElement();
    }

    /// <summary>A struct that is an element of a list.</summary>
    public void BeginElement()
    {
        _outer.Push(_lastField);
        _lastField = 0;
    }

    public void EndStruct()
    {
        Byte(0);
        _lastField = _outer.Pop();
    }

    /// <summary>Ends the outermost struct.</summary>
    public void End() => Byte(0);

    /// <summary>A struct without fields, as unions of Parquet use to name a choice.</summary>
    public void Empty(int field)
    {
        BeginStruct(field);
        EndStruct();
    }

    void Header(int field, int type)
    {
        Byte(((field - _lastField) << 4) | type);
        _lastField = field;
    }

    /// <summary>Zigzag: small numbers of either sign become small.</summary>
    void Number(long value) => Varint.Write(unchecked((ulong)((value << 1) ^ (value >> 63))), output);

    void Bytes(ReadOnlySpan<byte> value)
    {
        Varint.Write((ulong)value.Length, output);
        output.Write(value);
    }

    void Byte(int value)
    {
        output.GetSpan(1)[0] = (byte)value;
        output.Advance(1);
    }
}
