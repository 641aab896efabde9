using System.Text.Json;
using InsightsEtl.Scheduler.Simulation;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The settings with which a program in a test pulls from a simulated service.</summary>
static class SettingsText
{
    /// <param name="folder">Where the secret's file goes.</param>
    public static string Of(SimulatedSource source, string folder)
    {
        var secret = Path.Combine(folder, "secret");
        File.WriteAllText(secret, SimulatedTokens.ClientSecret);
        return JsonSerializer.Serialize(new
        {
            Sources = source.Sources.Sources.ToDictionary(
                one => one.Feed.Name, one => (object)new { one.Url, Cadence = one.Cadence.ToString(), Paging = one.Paging.ToString(), one.PageSize }),
            SourceAuth = new { TokenUrl = source.Service.Url + "/token", SimulatedTokens.ClientId, ClientSecretFile = secret },
            SourceLimits = new { RetrySeconds = 0.01, Retries = 3, PageSeconds = 5 },
        });
    }
}
