using System.Text.RegularExpressions;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Tests;

public sealed partial class ReadmeTests
{
    static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static TheoryData<string> Commands => new(ShellLines().Select(static line => Command().Match(line)).Where(static match => match.Success)
        .Select(static match => match.Groups["words"].Value.Trim()).Distinct());

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_it_shows_exists(string words) => CommandLine.Tree().Parse(words).Errors.Should().BeEmpty();

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/runbook.md")]
    public void Every_exit_code_is_explained(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));

        var codes = ExitCodeRow().Matches(text).SelectMany(static row => row.Groups["codes"].Value.Split(", "))
            .Select(static code => (ExitCode)int.Parse(code, CultureInfo.InvariantCulture));

        codes.Should().BeEquivalentTo(Enum.GetValues<ExitCode>());
    }

    [Theory]
    [InlineData("insights")]
    [InlineData("check.sh")]
    [InlineData(".ci/run")]
    public void What_it_says_to_run_can_be_run(string file) =>
        File.GetUnixFileMode(Path.Combine(Root, file)).Should().HaveFlag(UnixFileMode.UserExecute);

    static IEnumerable<string> ShellLines() => ShellBlock().Matches(File.ReadAllText(Path.Combine(Root, "README.md")))
        .SelectMany(static block => block.Groups["text"].Value.Split('\n'));

    static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "InsightsEtl.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"```sh\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^\./insights (?<words>[a-z][^#]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (?<codes>\d+(, \d+)*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExitCodeRow();
}
