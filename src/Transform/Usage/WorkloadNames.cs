using System.Text;

namespace InsightsEtl.Transform;

/// <summary>The workloads met in a month, numbered from 0 in the order of their first use; names are compared byte by byte.</summary>
/// <remarks>Hot path: a known name costs no allocation.</remarks>
sealed class WorkloadNames
{
    readonly Dictionary<byte[], int> _numbers = new(Utf8Equality.Instance);
    readonly List<string> _names = [];
    readonly List<byte[]> _texts = [];
    readonly int[] _usual = new int[64];

    public int NumberOf(ReadOnlySpan<byte> name)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (numbers.TryGetValue(name, out var number)) return number;

        number = _names.Count;
        _texts.Add(name.ToArray());
        _numbers.Add(_texts[number], number);
        _names.Add(Encoding.UTF8.GetString(name));
        return number;
    }

    /// <summary>The number of a name that is known; few names follow one another, so that the one met last at its letters is mostly it.</summary>
    public bool TryNumberOf(ReadOnlySpan<byte> name, out int number)
    {
        number = 0;
        if (name.IsEmpty) return false;
        ref var usual = ref _usual[(name.Length + name[0] + (name[^1] << 2)) & (_usual.Length - 1)];
        number = usual;
        if (number < _texts.Count && name.SequenceEqual(_texts[number])) return true;
        if (!_numbers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out number)) return false;
        usual = number;
        return true;
    }

    public string this[int number] => _names[number];

    /// <summary>UTF-8, as the feed has it.</summary>
    public ReadOnlySpan<byte> TextOf(int number) => _texts[number];

    /// <summary>Each number's number among others, which learn the names they lack.</summary>
    public int[] NumbersIn(WorkloadNames others) => [.. _texts.Select(text => others.NumberOf(text))];

    /// <summary>Each number's place in the ordinal order of the names.</summary>
    public int[] Ranks()
    {
        var ranks = new int[_names.Count];
        var ordered = Enumerable.Range(0, ranks.Length).OrderBy(number => _names[number], CodePointOrder.Instance);
        foreach (var (rank, number) in ordered.Index()) ranks[number] = rank;
        return ranks;
    }
}
