using System.Text;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Ops;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InsightsEtl.Scheduler.Health;

/// <summary>What a supervisor asks: is the process alive, can it serve, and how does the pipeline stand in numbers.</summary>
static class HealthRoutes
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database").AddCheck<ScheduleHealth>("schedule").AddCheck<FreshnessHealth>("freshness");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .RequireAuthorization(Policy.Anyone);
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).RequireAuthorization(Policy.Anyone);
        routes.MapGet("/metrics", MetricsAsync).RequireAuthorization(Policy.Operate).ExcludeFromDescription();
    }

    /// <summary>Words only: whoever asks has not signed in.</summary>
    static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            parts = report.Entries.ToDictionary(part => part.Key, part => part.Value.Description),
        },
        context.RequestAborted);

    static async Task<IResult> MetricsAsync(OpsLedger ledger, FeedWatch watch, TimeProvider clock, CancellationToken cancellationToken)
    {
        var text = new MetricsText(clock.GetUtcNow());
        text.Write(await ledger.MetricsAsync(cancellationToken));
        text.Write(await ledger.MonthsAsync(cancellationToken));
        text.Write(await watch.FindAsync(cancellationToken));
        return Results.Text(text.ToString(), "text/plain; version=0.0.4", Encoding.UTF8);
    }
}
