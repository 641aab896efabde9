using System.Text.Json;
using InsightsEtl.Fixtures;
using InsightsEtl.Scheduler.Embedded;
using InsightsEtl.Scheduler.Tests.Embedded;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task A_fresh_cluster_is_healthy()
    {
        await RealCluster.AddressAsync();

        var doctor = await InsightsProgram.RunAsync("doctor", "--json", "--home", RealCluster.Home, "--feeds", Path.GetTempPath());

        doctor.ExitCode.Should().Be(0, doctor.Output);
        JsonDocument.Parse(doctor.Output).RootElement.GetProperty("isHealthy").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_dead_database_and_a_missing_folder_are_findings_with_remedies()
    {
        var doctor = await InsightsProgram.RunAsync("doctor", "--json", "--database", "Host=127.0.0.1;Port=1", "--feeds", "/no/such/folder");

        var failed = JsonDocument.Parse(doctor.Output).RootElement.GetProperty("findings").EnumerateArray()
            .Where(static finding => finding.GetProperty("state").GetString() == "Failed").ToList();
        doctor.ExitCode.Should().Be(1);
        failed.Select(static finding => finding.GetProperty("check").GetString()).Should().Equal("database", "feeds");
        failed.Should().OnlyContain(static finding => finding.GetProperty("remedy").GetString()!.Length > 0);
    }

    [Fact]
    public async Task A_login_that_may_not_create_is_found_out()
    {
        var viewer = DatabaseUrl.Write((await RealCluster.AddressAsync()).ConnectionString(DatabaseRole.Viewer));

        var doctor = await InsightsProgram.RunAsync("doctor", "--database", viewer);

        doctor.ExitCode.Should().Be(1);
        doctor.Output.Should().Contain("may not create schemas");
    }

    [Fact]
    public async Task Folders_that_others_may_look_into_or_write_are_found_out_each_with_what_to_do()
    {
        await using var home = TemporaryHome.New();
        Make(home.Path, UnixFileMode.OtherWrite);
        Make(Path.Combine(home.Path, "landing"), UnixFileMode.OtherRead);
        Make(Path.Combine(home.Path, "reports"), UnixFileMode.None);

        var findings = await FindAsync(home.Path);

        findings["home"].Should().Be(("Failed", $"{home.Path}, mode 702", $"Expected a folder that nobody else writes: chmod o-w {home.Path}"));
        findings["landing"].State.Should().Be("Failed");
        findings["landing"].Found.Should().EndWith("landing, mode 704");
        findings["landing"].Remedy.Should().EndWith($"chmod 0700 {home.Path}/landing");
        findings["report files"].Should().Be(("Fine", $"{home.Path}/reports, mode 700", null));
        Directory.EnumerateFileSystemEntries(Path.Combine(home.Path, "landing")).Should().BeEmpty("looking leaves nothing behind");
    }

    [Fact]
    public async Task A_folder_in_which_this_process_may_not_write_is_found_out()
    {
        await using var home = TemporaryHome.New();
        Make(home.Path, UnixFileMode.None);
        // No user makes files in /proc, not even root.
        Directory.CreateSymbolicLink(Path.Combine(home.Path, "reports"), "/proc");

        var findings = await FindAsync(home.Path);

        findings["report files"].State.Should().Be("Failed");
        findings["report files"].Found.Should().Contain("not writable: ");
        findings["report files"].Remedy.Should().StartWith($"Expected a folder that {Environment.UserName} may write");
        findings["landing"].Should().Be(("Fine", $"{home.Path}/landing is not there yet; the first run makes it", null));
    }

    [Theory]
    [InlineData("SessionMinutes", "1", "Failed")]
    [InlineData("SessionMinutes", "long", "Failed")]
    [InlineData("Urls", "http://0.0.0.0:8080;", "Warning")]
    [InlineData("Urls", "http://127.0.0.1:8080;", "Fine")]
    public async Task What_a_setting_of_the_web_host_says_is_a_finding_like_others(string name, string value, string state)
    {
        await using var home = TemporaryHome.New();
        Directory.CreateDirectory(home.Path);
        await File.WriteAllTextAsync(
            Path.Combine(home.Path, "appsettings.json"), JsonSerializer.Serialize(new { Web = new Dictionary<string, string> { [name] = value } }));

        (await FindAsync(home.Path))["web address"].State.Should().Be(state);
    }

    static void Make(string folder, UnixFileMode others)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | others);
    }

    /// <summary>By the check's name. The database is not there.</summary>
    static async Task<Dictionary<string, (string State, string Found, string? Remedy)>> FindAsync(string home)
    {
        var doctor = await InsightsProgram.RunAsync("doctor", "--json", "--home", home, "--database", "Host=127.0.0.1;Port=1");
        doctor.ExitCode.Should().Be(1);
        return JsonDocument.Parse(doctor.Output).RootElement.GetProperty("findings").EnumerateArray().ToDictionary(
            static finding => finding.GetProperty("check").GetString()!,
            static finding => (finding.GetProperty("state").GetString()!, finding.GetProperty("found").GetString()!, finding.GetProperty("remedy").GetString()));
    }
}
