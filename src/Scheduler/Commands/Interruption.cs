using System.Runtime.InteropServices;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The wish of a person (SIGINT) or of the system (SIGTERM) that the command end now; a second signal ends it at once.</summary>
sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly List<PosixSignalRegistration> _registrations = [];

    public CancellationToken Token => _source.Token;

    /// <summary>Null while nobody interrupted.</summary>
    public ExitCode? Code { get; private set; }

    public static Interruption Listen()
    {
        var interruption = new Interruption();
        interruption._registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, interruption.Hear));
        interruption._registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, interruption.Hear));
        return interruption;
    }

    public void Dispose()
    {
        _registrations.ForEach(static registration => registration.Dispose());
        _source.Dispose();
    }

    void Hear(PosixSignalContext signal)
    {
        if (Code is not null)
        {
            return;
        }

        signal.Cancel = true;
        Code = signal.Signal == PosixSignal.SIGINT ? ExitCode.Interrupted : ExitCode.Terminated;
        _source.Cancel();
    }
}
