using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>Which columns a service's field may fill, by its name without case; remembers the names that fill none.</summary>
/// <remarks>Hot path: every record repeats its names, so a name seen before costs one comparison and no allocation.</remarks>
sealed class FieldNames
{
    /// <summary>A service that invents names in every record is cut off here.</summary>
    const int MostSeen = 256;

    const int LongestNameShown = 100;

    readonly (byte[] Name, FieldTarget Target)[] _known;
    readonly List<(byte[] Name, FieldTarget[] Targets)> _seen = [];
    readonly SortedSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);

    public FieldNames(Source source)
    {
        _known = [.. source.Feed.Columns.SelectMany((column, ordinal) => NamesOf(source, column.Name)
            .Select((name, rank) => (Name: name, Target: new FieldTarget(ordinal, rank))))
            .Where(known => known.Name[0] != Source.ConstantMark)
            .Select(known => (Encoding.UTF8.GetBytes(known.Name), known.Target))];
    }

    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>The names a column's field may have, the best first; the column's own comes last, unless a constant ends them.</summary>
    public static IEnumerable<string> NamesOf(Source source, string column)
    {
        var given = source.Fields.TryGetValue(column, out var names) ? names : [];
        return given.Any(name => name[0] == Source.ConstantMark) ? given : given.Append(column);
    }

    /// <returns>A column's constant as a JSON text; null where it has none.</returns>
    public static byte[]? ConstantOf(Source source, string column) =>
        NamesOf(source, column).FirstOrDefault(name => name[0] == Source.ConstantMark) is { } constant
            ? [(byte)'"', .. JsonEncodedText.Encode(constant[1..], JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"']
            : null;

    /// <param name="place">Where in its record the name stands, from 0: mostly where it stood in the first record.</param>
    public FieldTarget[] Find(ReadOnlySpan<byte> name, int place)
    {
        if (place < _seen.Count && name.SequenceEqual(_seen[place].Name)) return _seen[place].Targets;
        foreach (var (seen, targets) in _seen)
            if (name.SequenceEqual(seen)) return targets;
        return Remember(name.ToArray());
    }

    FieldTarget[] Remember(byte[] name)
    {
        FieldTarget[] targets = [.. _known.Where(known => Same(name, known.Name)).Select(known => known.Target)];
        if (_seen.Count >= MostSeen) return targets;
        _seen.Add((name, targets));
        if (targets.Length == 0 && name.Length > 0) _unknown.Add(Shown(Encoding.UTF8.GetString(name)));
        return targets;
    }

    /// <summary>Without case, in any alphabet.</summary>
    static bool Same(byte[] name, byte[] known) =>
        Ascii.EqualsIgnoreCase(name, known) || Encoding.UTF8.GetString(name).Equals(Encoding.UTF8.GetString(known), StringComparison.OrdinalIgnoreCase);

    static string Shown(string name) => name.Length <= LongestNameShown ? name : name[..LongestNameShown] + "…";
}
