using System.Net;

namespace InsightsEtl.Extract;

/// <summary>What an answer's status says of the request.</summary>
static class HttpAnswer
{
    /// <returns>False: there is no such delivery (204, 404).</returns>
    /// <exception cref="PassingFaultException">Later may do.</exception>
    /// <exception cref="SourceUnavailableException">It asks for a longer wait than is waited.</exception>
    /// <exception cref="RefusedDeliveryException">Asking again will not help.</exception>
    /// <exception cref="UnauthorizedException">401.</exception>
    public static bool HasContent(HttpResponseMessage response, string name, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent or HttpStatusCode.NotFound => false,
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices and not HttpStatusCode.PartialContent => true,
            HttpStatusCode.Unauthorized => throw new UnauthorizedException($"{name}: answered 401."),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                throw Later(name, status, RetryAfter.Of(response, now)),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                throw new RefusedDeliveryException($"{name}: answered {status}, a redirect that is not followed; expected the page. Correct the Url."),
            _ => throw new RefusedDeliveryException($"{name}: answered {status}; expected 200. Correct the source's Url, or ask who runs the service."),
        };
    }

    static Exception Later(string name, int status, TimeSpan? asked) => asked > RetryAfter.Longest
        ? new SourceUnavailableException($"{name}: answered {status} and asks to wait {Math.Ceiling(asked.Value.TotalMinutes):F0} min; at most "
            + $"{RetryAfter.Longest.TotalMinutes:F0} are waited. To do: try again then.")
        : new PassingFaultException($"{name}: answered {status}") { RetryAfter = asked };
}
