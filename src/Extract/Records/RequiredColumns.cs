namespace InsightsEtl.Extract;

/// <summary>The columns a part must name: without one of them no row of it can be used, so that the whole delivery is refused.</summary>
static class RequiredColumns
{
    /// <param name="isNamed">By column ordinal.</param>
    /// <param name="where">Where a part of its format names its columns.</param>
    /// <exception cref="UnreadablePartException">A required column is named nowhere in the part.</exception>
    public static void ThrowIfMissing(LandedPart part, Feed feed, Func<int, bool> isNamed, string where)
    {
        var missing = feed.Columns.Where((column, ordinal) => column.IsRequired && !isNamed(ordinal)).Select(column => column.Name).ToList();
        if (missing.Count == 0) return;
        throw new UnreadablePartException(
            $"Part {part.Name} lacks required column {string.Join(", ", missing)}; feed {feed.Name} expects "
            + $"{string.Join(", ", feed.Columns.Where(column => column.IsRequired).Select(column => column.Name))} in {where}.");
    }
}
