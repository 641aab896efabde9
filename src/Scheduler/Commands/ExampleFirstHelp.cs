using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Help that opens with an example to copy.</summary>
sealed class ExampleFirstHelp(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var example = parseResult.CommandResult.Command switch
        {
            InsightsCommand command => command.Example,
            _ => "insights doctor",
        };
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Example:");
        foreach (var line in example.Split('\n'))
        {
            output.WriteLine("  " + line);
        }

        output.WriteLine();
        return help.Invoke(parseResult);
    }
}
