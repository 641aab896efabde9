using System.Text.Json;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class GenerateCommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("insights-generate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_writes_a_drop_folder_and_says_what_is_in_it()
    {
        var (code, output, _) = await RunAsync("--months", "2026-10", "--customers", "20", "--usage-days", "2", "--dirty", "0.01");

        code.Should().Be(ExitCode.Done);
        output.Should().Contain("subscriptions").And.Contain("usage");
        File.Exists(Path.Combine(_folder, "usage", "2026-10-31", "manifest.json")).Should().BeTrue();
        File.Exists(Path.Combine(_folder, "planted.json")).Should().BeTrue();
    }

    [Fact]
    public async Task Kinds_of_bad_rows_that_found_no_room_are_named()
    {
        var (_, _, error) = await RunAsync("--months", "2026-10", "--customers", "20", "--usage-days", "1", "--dirty", "0.001");

        using var planted = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "planted.json")));
        var omitted = planted.RootElement.GetProperty("omitted").EnumerateArray().Select(kind => kind.GetString()).ToList();
        var total = planted.RootElement.GetProperty("total").GetProperty("rejects").EnumerateObject().Select(reason => reason.Name);
        omitted.Should().NotBeEmpty().And.NotIntersectWith(total);
        error.Should().Contain($"No room in feeds this small for {string.Join(", ", omitted)}: ");
    }

    [Fact]
    public async Task Deliveries_of_others_are_not_written_over()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "usage", "2026-10-31"));

        var (code, _, error) = await RunAsync("--months", "2026-10");

        code.Should().Be(ExitCode.Usage);
        error.Should().Contain("Found a folder usage").And.Contain("expected").And.Contain("To do:");
    }

    [Theory]
    [InlineData("--months", "last")]
    [InlineData("--months", "current")]
    [InlineData("--months", "2026-10..2026-09")]
    [InlineData("--months", "2026-10", "--customers", "0")]
    [InlineData("--months", "2026-10", "--usage-days", "32")]
    [InlineData("--months", "2026-10", "--dirty", "0.2")]
    public async Task What_it_cannot_do_is_a_usage_error(params string[] options)
    {
        var (code, _, error) = await RunAsync(options);

        code.Should().Be(ExitCode.Usage);
        error.Should().Contain("Found").And.Contain("expected");
        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }

    async Task<(ExitCode Code, string Output, string Error)> RunAsync(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["generate", "--out", _folder, .. options], output, error);
        return ((ExitCode)code, output.ToString(), error.ToString());
    }
}
