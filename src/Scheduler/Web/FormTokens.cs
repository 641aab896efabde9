using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.Web;

/// <summary>Refuses a POST that does not come from a form of ours.</summary>
static class FormTokens
{
    public static TBuilder WithFormToken<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter((context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>()?.IsValid == true
            ? next(context)
            : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status400BadRequest)));
}
