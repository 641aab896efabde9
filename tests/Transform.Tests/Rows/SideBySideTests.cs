namespace InsightsEtl.Transform.Tests;

public sealed class SideBySideTests
{
    [Fact]
    public void The_first_failure_stops_the_others_and_is_the_one_that_is_told()
    {
        using var actions = new SideBySide(CancellationToken.None);

        var run = () => actions.Run([Wait, () => throw new InvalidDataException("The first."), Wait]);

        run.Should().Throw<InvalidDataException>().WithMessage("The first.");

        void Wait()
        {
            while (true)
            {
                try
                {
                    actions.ThrowIfStopped();
                }
                catch (OperationCanceledException stopped)
                {
                    throw new IOException("What comes of being stopped.", stopped);
                }
                Thread.Yield();
            }
        }
    }

    [Fact]
    public void Whoever_is_cancelled_from_outside_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        using var actions = new SideBySide(cancellation.Token);

        var run = () => actions.Run([cancellation.Cancel, WaitUntilStopped]);

        run.Should().Throw<OperationCanceledException>();

        void WaitUntilStopped()
        {
            while (true) actions.ThrowIfStopped();
        }
    }
}
