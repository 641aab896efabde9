using System.CommandLine;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>A command that shows an example first in its help and is run with an <see cref="Invocation"/>.</summary>
/// <param name="example">One line or more, as typed.</param>
sealed class InsightsCommand(string name, string description, string example) : Command(name, description)
{
    public string Example => example;

    /// <summary>Sets what the command does; exceptions become exit codes in <see cref="Failure"/>.</summary>
    public InsightsCommand Does(Func<Invocation, CancellationToken, Task<ExitCode>> run)
    {
        SetAction(async (arguments, cancellationToken) => (int)await run(new Invocation(arguments), cancellationToken));
        return this;
    }
}
