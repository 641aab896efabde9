namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Decisions that a seed makes once and for all.</summary>
sealed class Chance(int seed)
{
    readonly Random _random = new(seed);

    public bool Of(double share) => _random.NextDouble() < share;

    public int UpTo(int bound) => _random.Next(bound);

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public T[] Shuffle<T>(IEnumerable<T> values)
    {
        T[] shuffled = [.. values];
        _random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>Decisions of its own that do not disturb these.</summary>
    public Chance Fork() => new(_random.Next());
}
