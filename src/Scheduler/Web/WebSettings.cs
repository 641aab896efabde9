using System.ComponentModel.DataAnnotations;
using System.Net;
using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Web;

/// <summary>Settings of the web host, section Web.</summary>
sealed record WebSettings
{
    /// <summary>Addresses to listen on, joined by a semicolon; option --urls.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    internal IReadOnlyList<string> Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Path under which a reverse proxy shows the host, such as /insights; empty: at its root.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>Addresses of reverse proxies beside loopback whose X-Forwarded-For and -Proto are believed, joined by a comma.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>How long a session lasts without a request, 5 to 1440 minutes.</summary>
    [Range(5, 1440)] public int SessionMinutes { get; init; } = 480;

    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public static WebSettings Read(IConfiguration configuration, string? urls)
    {
        var settings = Bound(configuration);
        if (!string.IsNullOrWhiteSpace(urls)) settings = settings with { Urls = urls };
        if (settings.SessionMinutes is < 5 or > 1440)
            throw new UsageException($"Found setting Web:SessionMinutes {settings.SessionMinutes}; expected 5 to 1440.");
        if (settings.PathBase.Length > 0 && (!settings.PathBase.StartsWith('/') || settings.PathBase.EndsWith('/')))
            throw new UsageException($"Found setting Web:PathBase '{settings.PathBase}'; expected a path such as /insights.");
        foreach (var url in settings.Addresses) EnsureUrl(url);
        _ = settings.ProxyAddresses();
        return settings;
    }

    /// <exception cref="UsageException">One is no IP address.</exception>
    public IReadOnlyList<IPAddress> ProxyAddresses() =>
    [
        .. Proxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            IPAddress.TryParse(text, out var address) ? address : throw new UsageException(
                $"Found setting Web:Proxies '{text}'; expected IP addresses joined by commas.")),
    ];

    static WebSettings Bound(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection("Web").Get<WebSettings>() ?? new WebSettings();
        }
        catch (InvalidOperationException wrong)
        {
            throw new UsageException($"Found a setting of section Web that cannot be read: {wrong.Message}");
        }
    }

    static void EnsureUrl(string url)
    {
        if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"Found setting Web:Urls, or --urls, '{url}'; expected http://127.0.0.1:8080 or the like, several joined by a semicolon.");
    }
}
