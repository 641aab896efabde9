using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Simulation;

/// <summary>Which fault strikes when: the first of the plan that meets a page and has not yet struck there often enough.</summary>
sealed class FaultPlan(IReadOnlyList<PlannedFault> faults)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    readonly ConcurrentDictionary<(int Fault, SimulatedPage Page), int> _struck = [];

    public static FaultPlan None => new([]);

    /// <exception cref="UsageException">The file is no plan.</exception>
    public static FaultPlan Read(string path)
    {
        try
        {
            return new(JsonSerializer.Deserialize<PlanFile>(File.ReadAllBytes(path), Json)?.Faults ?? []);
        }
        catch (Exception failed) when (failed is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Found no plan of faults in {path}: {failed.Message} Expected {{\"faults\": [{{\"fault\": \"too-many\", \"seconds\": 3}}]}}.");
        }
    }

    public PlannedFault? Strike(SimulatedPage page)
    {
        for (var index = 0; index < faults.Count; index++)
        {
            if (!faults[index].Meets(page)) continue;
            var count = _struck.AddOrUpdate((index, page), 1, static (_, known) => known + 1);
            if (faults[index].Always || count <= faults[index].Times) return faults[index];
        }

        return null;
    }

    /// <summary>The file as it is written.</summary>
    sealed record PlanFile(IReadOnlyList<PlannedFault> Faults);
}
