using System.CommandLine;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>--filter NAME=VALUE[,VALUE]</c>, repeated: within a name or, between names and.</summary>
static class FilterOption
{
    public static Option<string[]> Create() => new("--filter")
    {
        Description = "NAME=VALUE[,VALUE], again for each filter: products, markets, attributions, locations, channels, segments, skus, workloads.",
        HelpName = "NAME=VALUE[,VALUE]",
        DefaultValueFactory = static _ => [],
    };

    /// <exception cref="UsageException">A text is not of this form. Whether a name or value exists, <c>mart</c> says.</exception>
    public static IReadOnlyList<(string Name, string Text)> Read(Invocation invocation, Option<string[]> option) =>
        [.. invocation.Arguments.GetRequiredValue(option).Select(Read)];

    static (string Name, string Text) Read(string text)
    {
        var place = text.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = place > 0 ? (text[..place].Trim(), text[(place + 1)..].Trim(' ', ',')) : ("", "");
        return value.Length > 0 ? (name, value) : throw new UsageException(
            $"Found --filter '{text}'; expected NAME=VALUE[,VALUE], such as \"products=Microsoft 365,Office 365\".");
    }
}
