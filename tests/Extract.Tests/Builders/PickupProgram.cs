using System.Diagnostics;

namespace InsightsEtl.Extract.Tests;

/// <summary>A pickup in a process of its own, which a test may arm with a fault and lose.</summary>
static class PickupProgram
{
    static async Task<int> Main(string[] arguments)
    {
        var result = await new DropFolderPickup(new Landing(arguments[1]))
            .RunAsync(arguments[0], PickupScope.Everything, CancellationToken.None);
        foreach (var delivery in result.Deliveries) Console.WriteLine(delivery);
        return 0;
    }

    /// <param name="fault">As in <c>INSIGHTS_FAULT</c>; empty for none.</param>
    /// <param name="journal">The file that receives every point hit; may be null.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(DropFolders folders, string fault, string? journal = null)
    {
        using var process = Start(folders, fault, journal);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        await errors;
        return process.ExitCode;
    }

    public static Process Start(DropFolders folders, string fault, string? journal)
    {
        var program = new ProcessStartInfo("dotnet", ["exec", typeof(PickupProgram).Assembly.Location, folders.Feeds, folders.Landing.Folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        program.Environment["INSIGHTS_FAULT"] = fault;
        program.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        if (journal is not null) program.Environment["INSIGHTS_FAULT_JOURNAL"] = journal;
        return Process.Start(program)!;
    }
}
