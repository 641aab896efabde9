using System.Runtime.InteropServices;

namespace InsightsEtl.Transform;

/// <summary>Lines of one delivery by their key: the first of a key stands, an equal one is a duplicate, another conflicts.</summary>
/// <param name="rows">Of the delivery as landed, so that room is made once: growing would take it three times over for a while.</param>
sealed class KeyedLines<TKey, TLine>(long rows)
    where TKey : notnull
    where TLine : IEquatable<TLine>
{
    readonly Dictionary<TKey, TLine> _lines = new(checked((int)rows));

    public int Count => _lines.Count;

    public IEnumerable<TLine> Values => _lines.Values;

    public RowFate Add(TKey key, TLine line)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_lines, key, out var isRepeated);
        if (isRepeated) return line.Equals(first!) ? RowFate.Duplicate : RowFate.Conflicting;
        first = line;
        return RowFate.Used;
    }

    public bool Contains(TKey key) => _lines.ContainsKey(key);

    /// <summary>The key's line; null (or the type's default) where there is none.</summary>
    public TLine? Find(TKey key) => _lines.GetValueOrDefault(key);
}
