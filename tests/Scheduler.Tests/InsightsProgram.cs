using System.Diagnostics;

namespace InsightsEtl.Scheduler.Tests;

/// <summary>The program run as a process of its own, as a person runs it.</summary>
sealed record InsightsProgram(int ExitCode, string Output, string Error)
{
    public static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "insights.dll");

    public static Task<InsightsProgram> RunAsync(params string[] words) => RunAsync("dotnet", [Assembly, .. words]);

    /// <summary>Any other program: psql, kill.</summary>
    public static async Task<InsightsProgram> RunAsync(string program, string[] words)
    {
        using var process = Start(program, words);
        return await EndAsync(process);
    }

    public static Process Start(params string[] words) => Start("dotnet", [Assembly, .. words]);

    public static async Task<InsightsProgram> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    static Process Start(string program, string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("INSIGHTS_DATABASE");
        return Process.Start(start)!;
    }
}
