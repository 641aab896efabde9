using System.Text.Json;
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
}
