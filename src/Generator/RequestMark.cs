using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>The file <c>generated.json</c> in a drop folder: which request wrote it, so that no other one writes over it.</summary>
static class RequestMark
{
    const string FileName = "generated.json";

    /// <summary>Marks the folder as the request's own, before anything else is written.</summary>
    /// <exception cref="OutFolderTakenException">It holds deliveries of another request, or of somebody else.</exception>
    public static void Claim(GeneratedFeedsRequest request)
    {
        var expected = Text(request);
        var path = Path.Combine(request.OutFolder, FileName);
        if (File.Exists(path))
        {
            var found = File.ReadAllText(path);
            if (found != expected) throw Taken(request, $"deliveries generated as {found.Trim()}", $"{expected.Trim()} or nothing");
            return;
        }

        var feed = Feed.All.FirstOrDefault(feed => Directory.Exists(Path.Combine(request.OutFolder, feed.Name)));
        if (feed is not null) throw Taken(request, $"a folder {feed.Name} that this program has not generated", "none");
        Directory.CreateDirectory(request.OutFolder);
        WholeFile.Write(request.OutFolder, FileName, expected);
    }

    static string Text(GeneratedFeedsRequest request) => JsonSerializer.Serialize(
        new
        {
            months = $"{request.First}..{request.Last}",
            request.Customers,
            request.Seed,
            request.UsageDays,
            dirty = request.DirtyShare.ToString("0.##########", CultureInfo.InvariantCulture),
        },
        JsonSerializerOptions.Web) + "\n";

    static OutFolderTakenException Taken(GeneratedFeedsRequest request, string found, string expected) =>
        new($"Found {found} in {request.OutFolder}; expected {expected}. To do: give another folder, or empty this one.");
}
