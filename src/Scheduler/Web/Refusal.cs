using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace InsightsEtl.Scheduler.Web;

/// <summary>What somebody gets who does not get what they asked for: a page for people, problem details for programs.</summary>
static class Refusal
{
    /// <summary>People are led to the sign-in page and back; programs are told.</summary>
    public static Task SignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForProgram(context.HttpContext)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect($"{context.Request.PathBase}/sign-in{SignInRoutes.Return(context.Request)}");
        return Task.CompletedTask;
    }

    public static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A status without a body gets one.</summary>
    public static Task OnStatusAsync(StatusCodeContext context) => WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode);

    /// <summary>Who asked wrongly is told so; only what is our fault goes to the log.</summary>
    public static ExceptionHandlerOptions OfExceptions => new()
    {
        ExceptionHandler = OnExceptionAsync,
        SuppressDiagnosticsCallback = failed => failed.Exception is UsageException or BadHttpRequestException || IsUnstorable(failed.Exception),
    };

    static Task OnExceptionAsync(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()!.Error switch
    {
        BadHttpRequestException bad => WriteAsync(context, bad.StatusCode),
        NothingFoundException nothing => WriteAsync(context, StatusCodes.Status404NotFound, nothing.Message),
        UsageException wrong => WriteAsync(context, StatusCodes.Status400BadRequest, wrong.Message),
        { } given when IsUnstorable(given) => WriteAsync(context, StatusCodes.Status400BadRequest),
        NpgsqlException { IsTransient: true } or TimeoutException => WriteAsync(context, StatusCodes.Status503ServiceUnavailable),
        _ => WriteAsync(context, StatusCodes.Status500InternalServerError),
    };

    /// <summary>Somebody gave what the database cannot hold: text with a NUL, a number beyond all.</summary>
    static bool IsUnstorable(Exception exception) => exception is PostgresException { SqlState: ['2', '2', ..] };

    public static async Task WriteAsync(HttpContext context, int status, string? found = null)
    {
        context.Response.StatusCode = status;
        var sentence = found ?? Sentence(status);
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "10";
        IResult result = IsForProgram(context)
            ? TypedResults.Problem(sentence, statusCode: status)
            : new RazorComponentResult<RefusalPage>(new { Status = status, Sentence = sentence }) { StatusCode = status };
        await result.ExecuteAsync(context);
    }

    public static bool IsForProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/links", StringComparison.Ordinal)
        || BasicSignIn.IsIn(context.Request);

    static string Sentence(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request was not understood. If it came from a form that was open for long, load the page again.",
        StatusCodes.Status401Unauthorized => "This needs a sign-in: a session, or name and password (HTTP Basic) in the request.",
        StatusCodes.Status403Forbidden => "Your account has no role that may do this. An admin can give it: 'insights users role'.",
        StatusCodes.Status404NotFound => "There is nothing at this address, or nothing that your roles may see.",
        StatusCodes.Status405MethodNotAllowed => "This address is not asked in this way.",
        StatusCodes.Status415UnsupportedMediaType => "The body is not of a kind that this address takes: JSON for the API, a form for a page.",
        StatusCodes.Status503ServiceUnavailable => "The database is away. Nothing is lost; try again in a moment.",
        _ => "This should not have happened. The log of the host says more.",
    };
}
