using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>The record at hand, whose columns are taken one after another in the contract's order; keeps the first that is wrong.</summary>
/// <remarks>
/// Hot path: one object per delivery, no allocation per row. A wrong column yields the type's default and leaves the row not sound;
/// whether a column may be empty is the contract's word.
/// </remarks>
sealed class Row(Feed feed, TextPool texts)
{
    readonly FeedColumn[] _columns = [.. feed.Columns];
    readonly byte[] _dateText = new byte[10];
    DateOnly? _date;
    RecordReader? _record;
    int _next;

    /// <summary>Why the row is rejected, as far as it has been read; null: nothing is wrong.</summary>
    public RejectReason? Reason { get; private set; }

    /// <summary>The column at fault; null: the row as a whole.</summary>
    public string? Field { get; private set; }

    public bool IsSound => Reason is null;

    /// <summary>See <see cref="RecordReader.PlainText"/>; lives until the next record.</summary>
    public ReadOnlySpan<byte> PlainText => _record!.PlainText;

    /// <summary>Turns to the reader's current record.</summary>
    public void Begin(RecordReader record)
    {
        _record = record;
        _next = 0;
        Field = null;
        Reason = record.Fault == StructureFault.None ? null : ReasonOf(record.Fault);
    }

    /// <summary>Finds the row as a whole, or a column already taken, at fault; an earlier fault stands.</summary>
    public RowFate Reject(RejectReason reason, string? field)
    {
        if (!IsSound) return RowFate.Rejected;
        (Reason, Field) = (reason, field);
        return RowFate.Rejected;
    }

    public string RequiredText() => OptionalText() ?? "";

    public string? OptionalText()
    {
        var text = TakeText();
        return text.IsEmpty ? null : texts.Of(text);
    }

    /// <summary>A required text as it stands in the record, for the hot path; lives until the next record.</summary>
    public ReadOnlySpan<byte> RequiredUtf8() => TakeText();

    public string RequiredCode() => OptionalCode() ?? "";

    /// <summary>A code of a country or currency, in capitals.</summary>
    public string? OptionalCode()
    {
        var text = TakeText();
        return text.IsEmpty ? null : texts.InCapitals(text);
    }

    public Guid RequiredGuid() => OptionalGuid().GetValueOrDefault();

    public Guid? OptionalGuid()
    {
        var text = Take();
        if (text.IsEmpty) return null;
        if (!GuidField.TryParse(text, out var value)) Refuse(RejectReason.BadGuid);
        return value;
    }

    public int RequiredInt()
    {
        var text = Take();
        if (!IntField.TryParse(text, out var value) && !text.IsEmpty) Refuse(RejectReason.BadInt);
        return value;
    }

    /// <summary>A number of things, 0 or more.</summary>
    public int RequiredCount()
    {
        var count = RequiredInt();
        if (count < 0) Refuse(RejectReason.Negative);
        return count;
    }

    public decimal RequiredDecimal() => OptionalDecimal().GetValueOrDefault();

    public decimal? OptionalDecimal()
    {
        var text = Take();
        if (text.IsEmpty) return null;
        if (!DecimalField.TryParse(text, out var value)) Refuse(RejectReason.BadDecimal);
        return value;
    }

    /// <summary>A number above 0.</summary>
    public decimal RequiredRate()
    {
        var rate = RequiredDecimal();
        if (rate <= 0) Refuse(RejectReason.Negative);
        return rate;
    }

    public DateOnly RequiredDate() => OptionalDate().GetValueOrDefault();

    public DateOnly? OptionalDate()
    {
        var text = Take();
        if (text.IsEmpty) return null;
        // Rows of a delivery mostly tell of the same day.
        if (_date is { } date && text.SequenceEqual(_dateText)) return date;
        if (!DateField.TryParse(text, out var value)) Refuse(RejectReason.BadDate);
        if (value is null) RefuseIfRequired();
        else if (text.TryCopyTo(_dateText)) _date = value;
        return value;
    }

    public bool RequiredBool() => OptionalBool().GetValueOrDefault();

    public bool? OptionalBool() => OptionalChoice("true"u8, "false"u8, RejectReason.BadBool);

    /// <summary>One of two words: true for the first, null where the column is empty.</summary>
    public bool? OptionalChoice(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, RejectReason otherwise)
    {
        var text = Take();
        if (text.IsEmpty) return null;
        if (Utf8Text.IsWord(text, first)) return true;
        if (!Utf8Text.IsWord(text, second)) Refuse(otherwise);
        return false;
    }

    static RejectReason ReasonOf(StructureFault fault) => fault switch
    {
        StructureFault.FieldCount => RejectReason.FieldCount,
        StructureFault.BadEncoding => RejectReason.BadEncoding,
        StructureFault.BadQuoting => RejectReason.BadQuoting,
        StructureFault.BadJson => RejectReason.BadJson,
        StructureFault.TooLong => RejectReason.TooLong,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A record without a fault has no reason."),
    };

    ReadOnlySpan<byte> Take()
    {
        var text = Utf8Text.Trim(_record!.Field(_next++));
        if (text.IsEmpty) RefuseIfRequired();
        return text;
    }

    /// <summary>A NUL is valid UTF-8 but no text a database can hold.</summary>
    ReadOnlySpan<byte> TakeText()
    {
        var text = Take();
        if (text.Contains((byte)0)) Refuse(RejectReason.BadEncoding);
        return text;
    }

    void RefuseIfRequired()
    {
        if (_columns[_next - 1].IsRequired) Refuse(RejectReason.MissingValue);
    }

    /// <summary>Finds the column taken last at fault; an earlier fault stands.</summary>
    void Refuse(RejectReason reason) => Reject(reason, _columns[_next - 1].Name);
}
