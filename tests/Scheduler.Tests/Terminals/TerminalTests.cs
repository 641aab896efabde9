using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Tests.Terminals;

public sealed class TerminalTests
{
    [Fact]
    public void A_cell_shows_what_would_act_on_a_terminal()
    {
        using var output = new StringWriter();

        Terminal.Of(output, TextWriter.Null, isJson: false, TimeProvider.System).WriteTable(["message"], [["part \e]0;x\a[b]\n"]]);

        output.ToString().Should().Contain(@"part \u001B]0;x\u0007[b]\u000A");
    }
}
