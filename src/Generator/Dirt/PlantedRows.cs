using System.Text.Json;

namespace InsightsEtl.Generator;

/// <summary>How many rows of each kind have been planted.</summary>
sealed class PlantedRows
{
    readonly long[] _counts = new long[Enum.GetValues<BadRowKind>().Length];

    public long this[BadRowKind kind] => _counts[(int)kind];

    public long Rejects => _counts.Sum() - Duplicates;

    public long Duplicates => this[BadRowKind.Duplicate];

    /// <summary>Kinds of which there is none, as a load names them.</summary>
    public IEnumerable<string> Omitted => Enum.GetValues<BadRowKind>().Where(kind => this[kind] == 0).Select(NameOf);

    /// <summary>The reason as a load names it: <c>bad_guid</c> for <see cref="BadRowKind.BadGuid"/>.</summary>
    public static string NameOf(BadRowKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    public void Count(BadRowKind kind) => _counts[(int)kind]++;

    public static PlantedRows Of(IEnumerable<PlantedRows?> all)
    {
        var sum = new PlantedRows();
        foreach (var planted in all.OfType<PlantedRows>())
            for (var kind = 0; kind < sum._counts.Length; kind++) sum._counts[kind] += planted._counts[kind];
        return sum;
    }
}
