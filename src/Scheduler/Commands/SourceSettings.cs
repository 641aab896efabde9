using InsightsEtl.Extract;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Settings of feeds that are pulled: Sources, SourceLimits and AllowPrivateHosts; the sign-in is SourceAuth's.</summary>
static class SourceSettings
{
    /// <returns>Empty where no source is set.</returns>
    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public static SourceSet Read(IConfiguration configuration)
    {
        var entries = configuration.GetSection("Sources").GetChildren().ToList();
        if (entries.Count == 0) return SourceSet.None;
        var privateHosts = PrivateHosts(configuration);
        return new SourceSet(
            [.. entries.Select(entry => ReadSource(entry, privateHosts))],
            SourceAuthSettings.Read(configuration, privateHosts), Limits(configuration), privateHosts);
    }

    static HashSet<string> PrivateHosts(IConfiguration configuration)
    {
        var section = configuration.GetSection("AllowPrivateHosts");
        if (section.Value is { Length: > 0 } single)
            throw new UsageException($"Found setting AllowPrivateHosts '{single}'; expected a list of host names.");
        return new(section.GetChildren().Select(child => child.Value ?? "").Where(host => host.Length > 0), StringComparer.OrdinalIgnoreCase);
    }

    static Source ReadSource(IConfigurationSection section, IReadOnlySet<string> privateHosts)
    {
        var feed = Feed.Named(section.Key.ToLowerInvariant())
            ?? throw new UsageException($"Found setting {section.Path}; expected a feed: {string.Join(", ", Feed.All)}.");
        var setting = new SettingReader(section);
        setting.ExpectOnly("Url", "Cadence", "Paging", "Format", "PageSize", "Parallel", "Items", "Next", "Total", "Fields", "RepullDays", "StableLinks");
        var standard = new Source(feed, "", Cadence.Daily, Paging.NextLink);
        var source = new Source(
            feed, setting.Required("Url", "the address of the first page"), setting.Choice<Cadence>("Cadence", null), setting.Choice<Paging>("Paging", null))
        {
            Format = setting.Choice("Format", (BodyFormat?)standard.Format),
            PageSize = setting.Count("PageSize", standard.PageSize, 1, 1_000_000),
            Parallel = setting.Count("Parallel", standard.Parallel, 1, 64),
            Items = setting.Text("Items") ?? standard.Items,
            Next = setting.Text("Next") ?? standard.Next,
            Total = section["Total"] ?? standard.Total,
            Fields = Fields(section.GetSection("Fields"), feed),
            RepullDays = setting.Count("RepullDays", standard.RepullDays, 0, 3660),
            HasStableLinks = setting.Flag("StableLinks", standard.HasStableLinks),
        };
        ThrowIfUrlIsWrong(setting, source, privateHosts);
        return source;
    }

    static void ThrowIfUrlIsWrong(SettingReader setting, Source source, IReadOnlySet<string> privateHosts)
    {
        // The address may hold a secret behind its question mark, so that messages show the rest only.
        if (!Uri.TryCreate(Filled(source.Url), UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw setting.Wrong("Url", source.ShownUrl, "an absolute address such as https://feeds.example.com/usage?date={date}");
        if (AddressRule.Fault(url, privateHosts) is { } fault)
            throw new UsageException($"Found setting {setting.Path}:Url with {fault}.");
        if (source.Cadence != Cadence.OnChange && !source.Url.Contains(Source.DatePlace, StringComparison.Ordinal))
            throw setting.Wrong("Url", source.ShownUrl, $"{Source.DatePlace} in it, for only cadence OnChange asks for no date");
        if (new Uri(source.Url.Replace('{', 'x').Replace('}', 'x')).Authority.Contains("xdatex", StringComparison.OrdinalIgnoreCase))
            throw setting.Wrong("Url", source.ShownUrl, $"{Source.DatePlace} behind the host");
    }

    static string Filled(string url) =>
        url.Replace(Source.DatePlace, "2026-10-31", StringComparison.Ordinal).Replace(Source.PageSizePlace, "1", StringComparison.Ordinal);

    static Dictionary<string, IReadOnlyList<string>> Fields(IConfigurationSection section, Feed feed) =>
        section.GetChildren().ToDictionary(child => Column(child, feed), Names);

    static string Column(IConfigurationSection child, Feed feed) =>
        feed.Columns.FirstOrDefault(column => column.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw new UsageException(
            $"Found setting {child.Path}; expected a column of {feed.Name}: {string.Join(", ", feed.Columns.Select(column => column.Name))}.");

    /// <summary>One name, or a list of them, the preferred one first.</summary>
    static IReadOnlyList<string> Names(IConfigurationSection child)
    {
        List<string> names = child.Value is { } single ? [single] : [.. child.GetChildren().Select(name => name.Value ?? "")];
        return names.Count > 0 && names.TrueForAll(name => name.Length > 0)
            ? names
            : throw new UsageException($"Found setting {child.Path} empty; expected a field's name, a list of names, or a constant such as '=CSP'.");
    }

    static SourceLimits Limits(IConfiguration configuration)
    {
        var setting = new SettingReader(configuration.GetSection("SourceLimits"));
        setting.ExpectOnly(
            "ParallelPerHost", "PageMegabytes", "Pages", "DeliveryMegabytes", "PageSeconds", "PullMinutes", "Retries", "RetrySeconds", "PartialHours");
        var standard = new SourceLimits();
        return new SourceLimits
        {
            ParallelPerHost = setting.Count("ParallelPerHost", standard.ParallelPerHost, 1, 256),
            PageBytes = (long)setting.Count("PageMegabytes", (int)(standard.PageBytes >> 20), 1, 4096) << 20,
            Pages = setting.Count("Pages", standard.Pages, 1, 1_000_000),
            DeliveryBytes = (long)setting.Count("DeliveryMegabytes", (int)(standard.DeliveryBytes >> 20), 1, 1 << 20) << 20,
            PageTime = setting.Time("PageSeconds", standard.PageTime, TimeSpan.FromSeconds(1), 3600),
            PullTime = setting.Time("PullMinutes", standard.PullTime, TimeSpan.FromMinutes(1), 1440),
            Retries = setting.Count("Retries", standard.Retries, 1, 20),
            RetryDelay = setting.Time("RetrySeconds", standard.RetryDelay, TimeSpan.FromSeconds(1), 60),
            PartialAge = setting.Time("PartialHours", standard.PartialAge, TimeSpan.FromHours(1), 720),
        };
    }
}
