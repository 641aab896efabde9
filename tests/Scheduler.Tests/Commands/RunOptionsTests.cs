using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class RunOptionsTests : IDisposable
{
    readonly string _home = Directory.CreateTempSubdirectory("insights-options-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("0,5")]
    [InlineData("1,000")]
    [InlineData("-1")]
    [InlineData("100.1")]
    [InlineData("1e1")]
    [InlineData("half")]
    public async Task A_limit_is_a_number_from_0_to_100_with_a_point(string percent)
    {
        var (code, error) = await RunAsync("--reject-limit", percent);

        code.Should().Be(ExitCode.Usage);
        error.Should().Contain($"Found --reject-limit {percent}; expected 0 to 100");
    }

    [Fact]
    public async Task So_is_its_setting()
    {
        Set("""{"Audit":{"RejectLimitPercent":"0,5"}}""");

        var (code, error) = await RunAsync();

        code.Should().Be(ExitCode.Usage);
        error.Should().Contain("Found setting Audit:RejectLimitPercent '0,5'; expected 0 to 100");
    }

    [Theory]
    [InlineData("""{"Audit":""")]
    [InlineData("[]")]
    [InlineData("""{"a":1,"A":2}""")]
    public async Task Settings_that_are_none_are_a_usage_error_that_names_their_file(string json)
    {
        Set(json);

        var (code, error) = await RunAsync();

        code.Should().Be(ExitCode.Usage, error);
        error.Should().Contain(Path.Combine(_home, "appsettings.json")).And.NotContain("   at ");
    }

    void Set(string json) => File.WriteAllText(Path.Combine(_home, "appsettings.json"), json);

    async Task<(ExitCode Code, string Error)> RunAsync(params string[] options)
    {
        using var error = new StringWriter();
        string[] words = ["run", "2026-10", "--home", _home, "--database", "Host=127.0.0.1;Port=1;Database=x;Username=x", .. options];
        var code = await CommandLine.RunAsync(words, TextWriter.Null, error);
        return ((ExitCode)code, error.ToString());
    }
}
