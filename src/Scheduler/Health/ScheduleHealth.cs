using InsightsEtl.Load.Ops;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace InsightsEtl.Scheduler.Health;

/// <summary>Whether nights begin and somebody works on them. Pages and downloads go on without, so it is a warning at most.</summary>
sealed class ScheduleHealth(OpsLedger ledger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ledger.MetricsAsync(cancellationToken) switch
            {
                { IsPaused: true } => HealthCheckResult.Degraded("is paused"),
                { Workers: 0 } => HealthCheckResult.Degraded("no worker gives a sign of life"),
                _ => HealthCheckResult.Healthy("runs"),
            };
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Degraded("not known: the database is away");
        }
    }
}
