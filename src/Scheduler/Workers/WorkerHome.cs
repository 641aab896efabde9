using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Terminals;
using Npgsql;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>What all workers of a process work with.</summary>
/// <param name="Template">A run as the settings want it; months, steps and claim are the request's.</param>
/// <param name="TimeZone">In which the current month is told.</param>
/// <param name="Webhook">Null: nobody is told of failures.</param>
sealed record WorkerHome(
    string ConnectionString, Landing Landing, ReportFolder Reports, RunRequest Template, TimeZoneInfo TimeZone, Webhook? Webhook,
    TextWriter Error, TimeProvider Clock, WorkerTerms Terms)
{
    public RunDoor Door => new(ConnectionString, Landing);

    /// <summary>A run's own, without bars: several run at once.</summary>
    public Progress NewProgress() => new(Error, isAnimated: false, Clock);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZone).DateTime);

    /// <summary>What to pull, as of today: a worker lives longer than a day.</summary>
    public PullRequest? PullOfToday() => Template.Pull is { } pull ? pull with { Today = () => Today } : null;

    /// <summary>Reasons and names are whoever's wrote them: nothing of them ends a line or steers a terminal.</summary>
    public void Say(string message) => Error.WriteLine(ShownText.Of(message));

    /// <summary>One question to the ledger, again and again while the database is away.</summary>
    public async Task AskAsync(Func<NpgsqlConnection, Task> question, CancellationToken cancellationToken) =>
        await Patience.OfLedger.ExecuteAsync(
            async token =>
            {
                await using var connection = await EtlSession.OpenAsync(ConnectionString, token);
                await question(connection);
            },
            cancellationToken);
}
