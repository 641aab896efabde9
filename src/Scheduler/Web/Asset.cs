using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Web;

/// <summary>Style, script and icon: embedded, and served under a name that changes with their bytes, so that they may be kept for good.</summary>
static class Asset
{
    const string Folder = "assets/";

    static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, byte[]> Files = Read();

    /// <param name="name">As in the source: <c>site.css</c>.</param>
    /// <returns><c>/assets/0a1b2c3d-site.css</c>.</returns>
    public static string Path(string name) => '/' + Folder + Files.Keys.Single(key => key[9..] == name);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet('/' + Folder + "{name}", (string name, HttpContext context) =>
        {
            if (!Files.TryGetValue(name, out var bytes)) return Results.NotFound();
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(bytes, Types[System.IO.Path.GetExtension(name)]);
        }).RequireAuthorization(Policy.Anyone).ExcludeFromDescription();

    static FrozenDictionary<string, byte[]> Read()
    {
        var assembly = typeof(Asset).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(resource =>
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return KeyValuePair.Create($"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}-{resource[Folder.Length..]}", bytes);
        }).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
