using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Who a command line's wishes come from: the user and the machine.</summary>
static class CommandAsker
{
    /// <param name="why">The reason given; where none is, the command itself.</param>
    public static Asker Of(string why) => new($"{Environment.UserName}@{Environment.MachineName}", why, RequestSource.Cli);
}
