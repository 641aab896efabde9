using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>The subscriptions of a month's snapshot in the order of their keys; a line's position stands for its key elsewhere.</summary>
sealed class SubscriptionLines
{
    /// <summary>For what refers to subscriptions and is read without them.</summary>
    public static readonly SubscriptionLines None = new(new KeyedLines<SubscriptionKey, SubscriptionLine>(rows: 0));

    readonly SubscriptionLine[] _lines;
    readonly Dictionary<SubscriptionKey, int> _positions;

    SubscriptionLines(KeyedLines<SubscriptionKey, SubscriptionLine> lines)
    {
        _lines = [.. lines.Values];
        Array.Sort(_lines, static (left, right) => SubscriptionKey.Compare(left.Key, right.Key));
        _positions = new Dictionary<SubscriptionKey, int>(_lines.Length);
        for (var position = 0; position < _lines.Length; position++) _positions.Add(_lines[position].Key, position);
    }

    public int Count => _lines.Length;

    public IReadOnlyList<SubscriptionLine> InOrder => _lines;

    public SubscriptionLine this[int position] => _lines[position];

    public static SubscriptionLines Read(LandedDelivery delivery, MonthReading reading)
    {
        var lines = new KeyedLines<SubscriptionKey, SubscriptionLine>(delivery.Rows);
        reading.Read(delivery, row =>
        {
            var line = SubscriptionLine.From(row);
            return row.IsSound ? lines.Add(line.Key, line) : RowFate.Rejected;
        });
        return new SubscriptionLines(lines);
    }

    /// <returns>False: the month's snapshot does not have the key, so that the row that names it is an orphan.</returns>
    public bool TryFind(SubscriptionKey key, out int position) => _positions.TryGetValue(key, out position);
}
