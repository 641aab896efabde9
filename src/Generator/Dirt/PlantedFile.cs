using System.Text.Json;
using System.Text.Json.Nodes;
using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>Writes <c>planted.json</c>: rows of every delivery and what is planted in it, and the kinds there was no room for, to compare with what a load counts.</summary>
static class PlantedFile
{
    static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static void Write(GeneratedFeedsRequest request, IReadOnlyCollection<WrittenPart> parts)
    {
        var months = parts.GroupBy(part => Month.Of(part.Delivery.Date)).OrderBy(month => month.Key);
        var planted = new JsonObject
        {
            ["customers"] = request.Customers,
            ["seed"] = request.Seed,
            ["months"] = new JsonArray([.. months.Select(month => new JsonObject
            {
                ["month"] = month.Key.ToString(),
                ["deliveries"] = new JsonArray([.. month.GroupBy(part => part.Delivery).Select(Delivery)]),
            })]),
            ["total"] = Counts(parts),
            ["omitted"] = new JsonArray([.. PlantedRows.Of(parts.Select(part => part.Planted)).Omitted.Select(kind => JsonValue.Create(kind))]),
        };
        WholeFile.Write(request.OutFolder, "planted.json", planted.ToJsonString(Indented) + "\n");
    }

    static JsonObject Delivery(IGrouping<DeliveryName, WrittenPart> parts)
    {
        var delivery = new JsonObject { ["feed"] = parts.Key.Feed.Name, ["date"] = parts.Key.DateText };
        foreach (var (name, value) in Counts(parts)) delivery[name] = value!.DeepClone();
        return delivery;
    }

    static JsonObject Counts(IEnumerable<WrittenPart> parts)
    {
        var planted = PlantedRows.Of(parts.Select(part => part.Planted));
        var rejects = new JsonObject();
        foreach (var kind in Enum.GetValues<BadRowKind>())
            if (kind != BadRowKind.Duplicate && planted[kind] > 0) rejects[PlantedRows.NameOf(kind)] = planted[kind];
        return new JsonObject { ["rows"] = parts.Sum(part => part.Rows), ["duplicates"] = planted.Duplicates, ["rejects"] = rejects };
    }
}
