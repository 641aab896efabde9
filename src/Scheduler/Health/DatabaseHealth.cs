using InsightsEtl.Load.Ops;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace InsightsEtl.Scheduler.Health;

/// <summary>Whether the ledger answers.</summary>
sealed class DatabaseHealth(OpsLedger ledger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await ledger.MetricsAsync(cancellationToken);
            return HealthCheckResult.Healthy("answers");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("is away");
        }
    }
}
