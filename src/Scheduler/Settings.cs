using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler;

/// <summary>Where settings come from, the later winning: appsettings.json of the program, of the home, environment INSIGHTS__….</summary>
static class Settings
{
    /// <exception cref="UsageException">A file is not JSON, or no object of settings.</exception>
    public static IConfiguration Read(string home)
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(Path.Combine(home, "appsettings.json"), optional: true)
                .AddEnvironmentVariables("INSIGHTS__")
                .Build();
        }
        catch (InvalidDataException broken)
        {
            // The file is named by the outer exception, line and place by the innermost.
            throw new UsageException($"Found settings that cannot be read: {broken.Message} {broken.GetBaseException().Message} Correct the file, or remove it.");
        }
    }
}
