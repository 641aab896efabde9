using System.Text.Json.Serialization;

namespace InsightsEtl.Scheduler.Checkup;

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingState>))]
enum FindingState
{
    Fine,

    /// <summary>Works, but will not for long or not well.</summary>
    Warning,

    /// <summary>The night cannot work like this.</summary>
    Failed,
}
