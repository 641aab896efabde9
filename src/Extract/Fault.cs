using System.Runtime.InteropServices;

namespace InsightsEtl.Extract;

/// <summary>A named point at a change of state where tests make the process die, fail or hang; free when unarmed.</summary>
/// <remarks>
/// Armed by <c>INSIGHTS_FAULT=point:n:kill|throw|hang|stop</c>: at the n-th hit of the point, counted from 1. Hung, only the caller
/// waits; stopped, the whole process sleeps until SIGCONT. <c>INSIGHTS_FAULT_JOURNAL</c> names a file that lists every hit.
/// </remarks>
public static partial class Fault
{
    static readonly string[]? Armed = Environment.GetEnvironmentVariable("INSIGHTS_FAULT")?.Split(':');
    static readonly string? Journal = Environment.GetEnvironmentVariable("INSIGHTS_FAULT_JOURNAL");
    static readonly Lock Writing = new();
    static int _hits;

    /// <exception cref="IOException">The point is armed with <c>throw</c>.</exception>
    public static void Hit(string point)
    {
        if (Journal is not null) Note(Journal, point);
        if (Armed is not [var armed, var count, var effect] || armed != point) return;
        if (Interlocked.Increment(ref _hits) != int.Parse(count, CultureInfo.InvariantCulture)) return;
        Strike(point, effect);
    }

    static void Note(string journal, string point)
    {
        lock (Writing) File.AppendAllText(journal, point + "\n");
    }

    static void Strike(string point, string effect)
    {
        switch (effect)
        {
            case "kill":
                System.Diagnostics.Process.GetCurrentProcess().Kill();
                break;
            case "stop":
                _ = RaiseSignal(OperatingSystem.IsMacOS() ? 17 : 19);
                break;
            case "hang":
                new ManualResetEventSlim().Wait(CancellationToken.None);
                break;
            default:
                throw new IOException($"Fault {point} was armed to throw.");
        }
    }

    [LibraryImport("libc", EntryPoint = "raise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int RaiseSignal(int signal);
}
