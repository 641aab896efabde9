using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InsightsEtl.Scheduler.Ops;

/// <summary>The operators' pages.</summary>
static class OpsRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/ops").RequireAuthorization(Policy.Operate).ExcludeFromDescription();
        ops.MapGet("", async (OpsLedger ledger, CancellationToken cancellationToken) =>
            new RazorComponentResult<GridPage>(new { Grid = await MonthGrid.ReadAsync(ledger, cancellationToken) }));
    }
}
