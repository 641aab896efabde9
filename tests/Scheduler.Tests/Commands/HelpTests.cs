using System.CommandLine;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Paths => new(PathsOf(CommandLine.Tree(), ""));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_command_s_help_opens_with_an_example_of_it(string path)
    {
        using var output = new StringWriter();

        var code = await CommandLine.RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], output, TextWriter.Null);

        code.Should().Be(0);
        output.ToString().Should().StartWith("Example:\n").And.Contain("insights " + path);
    }

    static IEnumerable<string> PathsOf(Command command, string path) =>
        command.Subcommands.SelectMany(child => PathsOf(child, $"{path} {child.Name}".Trim())).Prepend(path);
}
