using System.Diagnostics;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>A program run to its end, with what it wrote.</summary>
/// <param name="Output">Standard output and error together.</param>
sealed record ChildProcess(int ExitCode, string Output)
{
    /// <summary>What a server's process takes for a sort or a join comes in large pages where the system has them: saves a sixth of a publish.</summary>
    const string LargePages = "glibc.malloc.hugetlb";

    const string Tunables = "GLIBC_TUNABLES";

    public bool Succeeded => ExitCode == 0;

    /// <summary>Runs in the root folder and without PG* variables, so that the caller's own PostgreSQL settings decide nothing.</summary>
    /// <exception cref="ClusterException">The program is not installed.</exception>
    public static async Task<ChildProcess> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartOf(command) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ClusterException($"'{command[0]}' could not be run ({exception.Message}). Install it, or put it on PATH.", isSettings: true);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, (await output + await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: false);
            throw;
        }
    }

    static ProcessStartInfo StartOf(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var foreign = start.Environment.Keys.Where(static name => name.StartsWith("PG", StringComparison.Ordinal)).ToList();
        foreign.ForEach(name => start.Environment.Remove(name));
        start.Environment["LC_ALL"] = "C";
        var tunables = start.Environment.TryGetValue(Tunables, out var others) ? others ?? "" : "";
        if (!tunables.Contains(LargePages, StringComparison.Ordinal)) start.Environment[Tunables] = $"{tunables}:{LargePages}=1".TrimStart(':');
        return start;
    }
}
