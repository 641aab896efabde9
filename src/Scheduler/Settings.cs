using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler;

/// <summary>Where settings come from, the later winning: appsettings.json of the program, of the home, environment INSIGHTS__….</summary>
static class Settings
{
    public static IConfiguration Read(string home) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.Combine(home, "appsettings.json"), optional: true)
        .AddEnvironmentVariables("INSIGHTS__")
        .Build();
}
