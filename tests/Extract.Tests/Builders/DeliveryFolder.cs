using System.Security.Cryptography;
using System.Text.Json;

namespace InsightsEtl.Extract.Tests;

/// <summary>One delivery in a drop folder: valid as built, then changed by the test where it matters.</summary>
sealed class DeliveryFolder
{
    readonly List<(string Name, long Bytes, string Sha256, long Rows)> _parts = [];
    readonly string _feed;
    readonly string _date;

    public DeliveryFolder(string feeds, string feed, string date)
    {
        (_feed, _date) = (feed, date);
        Path = System.IO.Path.Combine(feeds, feed, date);
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string ManifestPath => System.IO.Path.Combine(Path, "manifest.json");

    public DeliveryFolder Part(string name, byte[] bytes, long rows)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);
        return Claim(name, bytes, rows);
    }

    public DeliveryFolder Part(string name, string text, long rows) => Part(name, text.Utf8(), rows);

    /// <summary>Names a part in the manifest without writing it.</summary>
    public DeliveryFolder Claim(string name, byte[] bytes, long rows)
    {
        _parts.Add((name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), rows));
        return this;
    }

    public void Manifest(string? feed = null, string? date = null) =>
        File.WriteAllText(ManifestPath, JsonSerializer.Serialize(new
        {
            feed = feed ?? _feed,
            date = date ?? _date,
            parts = _parts.Select(part => new { name = part.Name, bytes = part.Bytes, sha256 = part.Sha256, rows = part.Rows }),
        }));
}
