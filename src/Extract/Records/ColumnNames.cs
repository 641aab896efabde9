using System.Text;

namespace InsightsEtl.Extract;

/// <summary>Finds a feed's columns by the names a part gives them, without case, and remembers the names it does not know.</summary>
/// <remarks>Hot path for JSON, where every record repeats its names: a name seen before costs one comparison and no allocation.</remarks>
sealed class ColumnNames(Feed feed)
{
    /// <summary>A part that invents names in every record is cut off here.</summary>
    const int MostSeen = 256;

    const int LongestNameShown = 100;

    readonly byte[][] _known = [.. feed.Columns.Select(column => Encoding.UTF8.GetBytes(column.Name))];
    readonly List<(byte[] Name, int Ordinal)> _seen = [];
    readonly SortedSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <param name="place">Where in its record the name stands, from 0: mostly where it stood in the first record.</param>
    /// <returns>The column's ordinal; -1 when the contract does not know the name.</returns>
    public int Find(ReadOnlySpan<byte> name, int place)
    {
        if (place < _seen.Count && name.SequenceEqual(_seen[place].Name)) return _seen[place].Ordinal;
        foreach (var (seen, ordinal) in _seen)
            if (name.SequenceEqual(seen)) return ordinal;
        return Remember(name.ToArray());
    }

    int Remember(byte[] name)
    {
        var ordinal = Array.FindIndex(_known, known => Ascii.EqualsIgnoreCase(name, known));
        if (_seen.Count >= MostSeen) return ordinal;
        _seen.Add((name, ordinal));
        if (ordinal < 0 && name.Length > 0) _unknown.Add(Shown(name));
        return ordinal;
    }

    static string Shown(byte[] name) => ShownText.Of(Encoding.UTF8.GetString(name), LongestNameShown);
}
