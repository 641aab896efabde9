namespace InsightsEtl.Scheduler.Terminals;

/// <summary>The course of a number in a line of text: lowest to highest, a dot where it is not known, a blank where there is none.</summary>
static class Sparkline
{
    const string Steps = "▁▂▃▄▅▆▇█";
    const char Unknown = '·';
    const int Longest = 24;

    /// <param name="points">Oldest first; null: not known.</param>
    public static string Of(IReadOnlyList<decimal?> points) => Of(points, isThere: _ => true);

    /// <param name="isThere">Whether there is a point at that place at all.</param>
    public static string Of(IReadOnlyList<decimal?> points, Func<int, bool> isThere)
    {
        var known = points.OfType<decimal>().DefaultIfEmpty().ToList();
        var (low, high) = (known.Min(), known.Max());
        return string.Concat(Places(points.Count).Select(place => !isThere(place) ? ' ' : points[place] is { } point ? Step(point, low, high) : Unknown));
    }

    /// <summary>A long course is thinned out evenly, both ends kept.</summary>
    static IEnumerable<int> Places(int count) => count <= Longest
        ? Enumerable.Range(0, count)
        : Enumerable.Range(0, Longest).Select(place => place * (count - 1) / (Longest - 1));

    static char Step(decimal point, decimal low, decimal high) =>
        high == low ? Steps[Steps.Length / 2] : Steps[(int)((point - low) / (high - low) * (Steps.Length - 1))];
}
