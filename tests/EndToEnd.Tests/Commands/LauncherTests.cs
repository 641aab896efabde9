using System.Diagnostics;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The script at the root, as README says to call it; it builds the program first where sources are newer.</summary>
public sealed class LauncherTests
{
    [Theory]
    [InlineData("--help", 0)]
    [InlineData("status --json", 0)]
    [InlineData("run nonsense", 2)]
    public async Task It_becomes_the_program_with_its_output_and_exit_code(string words, int code)
    {
        await using var home = await TestHome.CreateAsync();
        var start = new ProcessStartInfo(Repository.Folder("insights"), words == "--help" ? [words] : home.Words(words.Split(' ')))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;

        var program = await InsightsProgram.EndAsync(process);

        program.ExitCode.Should().Be(code, program.Error);
        (program.Output.Length > 0).Should().Be(code == 0, program.Output);
    }

    [Theory]
    [InlineData("insights")]
    [InlineData("check.sh")]
    [InlineData(".ci/run")]
    [InlineData(".ci/setup.sh")]
    public async Task Its_scripts_are_what_a_shell_understands(string script)
    {
        using var process = Process.Start("bash", ["-n", Repository.Folder(script)]);
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(0);
    }
}
