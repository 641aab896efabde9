using System.Text.Json;
using System.Text.Json.Nodes;

namespace InsightsEtl.Generator;

/// <summary>Writes a delivery's <c>manifest.json</c>, after all of its parts.</summary>
static class ManifestFile
{
    /// <param name="parts">In the order of their names.</param>
    public static void Write(string outFolder, DeliveryName delivery, IEnumerable<WrittenPart> parts)
    {
        var manifest = new JsonObject
        {
            ["feed"] = delivery.Feed.Name,
            ["date"] = delivery.DateText,
            ["parts"] = new JsonArray([.. parts.Select(part => new JsonObject
            {
                ["name"] = part.Name,
                ["bytes"] = part.Bytes,
                ["sha256"] = part.Sha256,
                ["rows"] = part.Rows,
            })]),
        };
        WholeFile.Write(delivery.FolderIn(outFolder), "manifest.json", manifest.ToJsonString(JsonSerializerOptions.Web) + "\n");
    }
}
