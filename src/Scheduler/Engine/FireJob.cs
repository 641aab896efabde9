using Quartz;

namespace InsightsEtl.Scheduler.Engine;

/// <summary>What Quartz runs at each time: the call that the engine was given.</summary>
sealed class FireJob(EngineCall call) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await call.FireAsync(context.Trigger.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
