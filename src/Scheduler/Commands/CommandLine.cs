using System.CommandLine;
using System.CommandLine.Help;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The program as a person or the schedule calls it: all commands, and the job boundary at which every failure gets its exit code.</summary>
static class CommandLine
{
    /// <summary>A new command is one file, and one line here.</summary>
    public static RootCommand Tree()
    {
        var root = new RootCommand("Nightly warehouse of a cloud reseller's customers, licences and usage.")
        {
            DemoCommand.Create(),
            GenerateCommand.Create(),
            RunCommand.Create(),
            BackfillCommand.Create(),
            ExtractCommand.Create(),
            StatusCommand.Create(),
            RunsCommand.Create(),
            FeedsCommand.Create(),
            ShowCommand.Create(),
            ReportCommand.Create(),
            ServeCommand.Create(),
            UsersCommand.Create(),
            DbCommand.Create(),
            SimulateCommand.Create(),
            ScheduleCommand.Create(),
            CancelCommand.Create(),
            WorkerCommand.Create(),
            DoctorCommand.Create(),
        };
        root.Add(GlobalOptions.Home);
        root.Add(GlobalOptions.Database);
        root.Add(GlobalOptions.Json);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleFirstHelp((HelpAction)help.Action!);
        return root;
    }

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Tree().Parse(args is [] ? ["--help"] : args);
        if (parsed.Errors.Count > 0 && parsed.Action is not ExampleFirstHelp)
        {
            return Report(new(ExitCode.Usage, $"{parsed.Errors[^1].Message} To do: see 'insights {PathOf(parsed)}--help'."), parsed, output, error);
        }

        using var interruption = Interruption.Listen();
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = output,
            Error = error,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Report(Failure.Of(exception, interruption), parsed, output, error);
        }
    }

    static int Report(Failure failure, ParseResult parsed, TextWriter output, TextWriter error)
    {
        var terminal = Terminal.Of(output, error, parsed.GetValue(GlobalOptions.Json), TimeProvider.System);
        terminal.SayLines("insights: " + failure.Message);
        if (failure.Trace is not null) terminal.SayLines(failure.Trace);
        if (terminal.IsJson)
        {
            terminal.WriteJson(new { error = failure.Message, exitCode = (int)failure.Code });
        }

        return (int)failure.Code;
    }

    /// <summary>"db url " of "insights db url --wrong".</summary>
    static string PathOf(ParseResult parsed)
    {
        var path = "";
        for (var command = parsed.CommandResult; command.Parent is System.CommandLine.Parsing.CommandResult parent; command = parent)
        {
            path = $"{command.Command.Name} {path}";
        }

        return path;
    }
}
