using InsightsEtl.Scheduler.Workers;

namespace InsightsEtl.Scheduler.Tests.Workers;

public sealed class TurnsTests
{
    [Fact]
    public async Task A_fault_is_said_once_however_often_it_comes_and_again_after_a_turn_that_went_well()
    {
        List<string> said = [];
        var turns = new Turns("it could not be done.", said.Add);

        foreach (var fault in new[] { "read-only", "read-only", "gone", null, "gone" })
            await turns.TakeAsync(_ => fault is null ? ValueTask.CompletedTask : throw new InvalidDataException(fault), CancellationToken.None);

        said.Should().Equal(
            "Warning: it could not be done. read-only", "Warning: it could not be done. gone", "Warning: it could not be done. gone");
    }
}
