using System.Diagnostics;
using System.Text.Json;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The program run as a process of its own, as a person or the schedule runs it.</summary>
sealed record InsightsProgram(int ExitCode, string Output, string Error)
{
    static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "insights.dll");

    /// <summary>The one object that <c>--json</c> writes.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<InsightsProgram> RunAsync(string[] words)
    {
        using var process = Start(words);
        return await EndAsync(process);
    }

    /// <param name="fault">As in <c>INSIGHTS_FAULT</c>; null for none.</param>
    /// <param name="journal">The file that receives every fault point hit.</param>
    /// <param name="settings">More of its environment.</param>
    public static Process Start(string[] words, string? fault = null, string? journal = null, Dictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("INSIGHTS_DATABASE");
        start.Environment["INSIGHTS_FAULT"] = fault;
        start.Environment["INSIGHTS_FAULT_JOURNAL"] = journal;
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<InsightsProgram> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
