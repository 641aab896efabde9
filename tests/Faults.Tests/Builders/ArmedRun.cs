using System.Diagnostics;

namespace InsightsEtl.Faults.Tests;

/// <summary>The real program in a process of its own, with one of its fault points armed.</summary>
sealed class ArmedRun : IDisposable
{
    static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "insights.dll");
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly string? _journal;
    readonly Task<string> _output;
    readonly Task<string> _error;

    ArmedRun(Process process, string? journal)
    {
        _process = process;
        _journal = journal;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <param name="environment">Beside the caller's: INSIGHTS_FAULT, INSIGHTS_FAULT_JOURNAL, settings.</param>
    public static ArmedRun Start(IEnumerable<string> words, IReadOnlyDictionary<string, string> environment) =>
        Start("dotnet", [Assembly, .. words], environment);

    /// <summary>The same below a limit on the size of any file it writes, as a full disk is for a program.</summary>
    public static ArmedRun StartLimited(int fileKilobytes, IEnumerable<string> words, IReadOnlyDictionary<string, string> environment) => Start(
        "/bin/sh",
        ["-c", $"trap '' XFSZ; ulimit -f {fileKilobytes * 2}; DOTNET_EnableWriteXorExecute=0 exec dotnet \"$@\"", "sh", Assembly, .. words],
        environment);

    public async Task<EndedRun> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new EndedRun(_process.ExitCode, await _output, await _error);
    }

    /// <summary>Until the point has been hit for the n-th time; needs a journal.</summary>
    public Task HitAsync(string point, int hit = 1) =>
        Eventually.TrueAsync(() => Task.FromResult(File.Exists(_journal) && File.ReadLines(_journal).Count(line => line == point) >= hit));

    /// <summary>Until the process has stopped itself.</summary>
    public Task StoppedAsync() => Eventually.TrueAsync(async () =>
    {
        if (File.Exists($"/proc/{_process.Id}/stat"))
            return (await File.ReadAllTextAsync($"/proc/{_process.Id}/stat")).Split(") ")[^1][0] == 'T';
        using var list = Process.Start(
            new ProcessStartInfo("ps", ["-o", "state=", "-p", $"{_process.Id}"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return (await list.StandardOutput.ReadToEndAsync()).StartsWith('T');
    });

    /// <param name="name">KILL, STOP, CONT.</param>
    public async Task SignalAsync(string name)
    {
        string[] words = ["-c", $"kill -{name} {_process.Id}"];
        using var kill = Process.Start(new ProcessStartInfo("/bin/sh", words) { UseShellExecute = false })!;
        await kill.WaitForExitAsync();
    }

    /// <summary>A run that a failed test left behind ends with it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    static ArmedRun Start(string program, IEnumerable<string> words, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("INSIGHTS_DATABASE");
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // A run of two seconds is over before code compiled again would pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ArmedRun(Process.Start(start)!, environment.GetValueOrDefault("INSIGHTS_FAULT_JOURNAL"));
    }
}
