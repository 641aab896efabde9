using InsightsEtl.Extract;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace InsightsEtl.Scheduler.Health;

/// <summary>Whether the newest published month is this one or the one before; older is a warning.</summary>
sealed class FreshnessHealth(OpsLedger ledger, WebHome home) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var current = Month.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(home.Clock.GetUtcNow(), home.Schedule.Zone).DateTime));
            return (await ledger.MetricsAsync(cancellationToken)).NewestAsOf switch
            {
                null => HealthCheckResult.Degraded("no month is published"),
                { } asOf when Month.Of(asOf).CompareTo(current.Previous) < 0 => HealthCheckResult.Degraded($"the newest month is {Month.Of(asOf)}"),
                { } asOf => HealthCheckResult.Healthy($"the newest month is {Month.Of(asOf)}"),
            };
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Degraded("not known: the database is away");
        }
    }
}
