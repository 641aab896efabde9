using System.Text.Json;
using System.Text.RegularExpressions;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Simulation;

namespace InsightsEtl.Scheduler.Tests.Simulation;

public sealed partial class FaultPlanTests : IDisposable
{
    static readonly string Documentation = File.ReadAllText(Path.Combine(FindRoot(AppContext.BaseDirectory), "docs", "http-feeds.md"));

    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_plan_of_the_documentation_strikes_where_it_says()
    {
        File.WriteAllText(_file, PlanBlock().Match(Documentation).Groups["plan"].Value);
        var plan = FaultPlan.Read(_file);
        var page = new SimulatedPage("usage", new DateOnly(2026, 10, 31), 2);

        plan.Strike(page)!.Should().BeEquivalentTo(new { Fault = FaultKind.TooMany, Seconds = 57 });
        for (var time = 0; time < 3; time++) plan.Strike(page)!.Fault.Should().Be(FaultKind.Reset);
        plan.Strike(page).Should().BeNull();
        for (var time = 0; time < 9; time++)
            plan.Strike(page with { Feed = "billing" })!.Fault.Should().Be(time < 3 ? FaultKind.Reset : FaultKind.Unavailable);
    }

    [Fact]
    public void Every_fault_has_its_word_in_the_documentation()
    {
        foreach (var kind in Enum.GetNames<FaultKind>())
            Documentation.Should().Contain($"`{JsonNamingPolicy.KebabCaseLower.ConvertName(kind)}`");
    }

    [Theory]
    [InlineData("{\"faults\": [{\"fault\": \"to-many\"}]}")]
    [InlineData("{\"faults\": [{\"fault\": \"reset\", \"pages\": 2}]}")]
    [InlineData("faults: reset")]
    public void A_plan_that_is_none_is_told_with_an_example(string text)
    {
        File.WriteAllText(_file, text);

        var read = () => FaultPlan.Read(_file);

        read.Should().Throw<UsageException>().WithMessage($"Found no plan of faults in {_file}: * Expected {{\"faults\":*");
    }

    static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "InsightsEtl.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"```json\n(?<plan>\{ ""faults"".*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlanBlock();
}
