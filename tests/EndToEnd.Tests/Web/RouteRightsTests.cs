using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Every route of the host, for everybody: who may, who may not.</summary>
public sealed class RouteRightsTests(ServedHome home) : IClassFixture<ServedHome>
{
    static readonly string[] Everybody = ["stranger", ServedHome.Nobody, "viewer", "executive", "operator", "admin"];
    static readonly string[] Signed = ["viewer", "executive", "operator", "admin"];
    static readonly string[] Operators = ["operator", "admin"];

    /// <summary>All routes there are. A route that is not here fails the test: whoever adds one says who may use it.</summary>
    static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["GET /"] = Signed,
        ["GET /assets/{name}"] = Everybody,
        ["GET /sign-in"] = Everybody,
        ["POST /sign-in"] = Everybody,
        ["POST /sign-out"] = Everybody,
        ["GET /health/live"] = Everybody,
        ["GET /health/ready"] = Everybody,
        ["GET /links/{file:guid}"] = Everybody, // and then the link itself must be good
        ["GET /metrics"] = Operators,
        ["GET /openapi/{documentName}.json"] = Signed,
        ["GET /ops"] = Operators,
        ["GET /ops/events"] = Operators,
        ["GET /ops/runs"] = Operators,
        ["GET /ops/runs/{run:long}"] = Operators,
        ["GET /ops/runs/{run:long}/events"] = Operators,
        ["GET /ops/runs/{run:long}/cancel"] = Operators,
        ["POST /ops/runs/{run:long}/cancel"] = Operators,
        ["GET /ops/rerun"] = Operators,
        ["POST /ops/rerun"] = Operators,
        ["GET /ops/retry"] = Operators,
        ["POST /ops/retry"] = Operators,
        ["GET /ops/requests/{request:long}"] = Operators,
        ["GET /ops/requests/{request:long}/cancel"] = Operators,
        ["POST /ops/requests/{request:long}/cancel"] = Operators,
        ["GET /ops/feeds"] = Operators,
        ["GET /ops/schedule"] = Operators,
        ["POST /ops/schedule/pause"] = Operators,
        ["POST /ops/schedule/resume"] = Operators,
        ["POST /ops/schedule/night"] = Operators,
        ["GET /ops/audit"] = Operators,
        ["GET /people"] = ["admin"],
        ["POST /people"] = ["admin"],
        ["POST /people/{name}/roles"] = ["admin"],
        ["POST /people/{name}/remove"] = ["admin"],
        ["GET /reports"] = Signed,
        ["GET /reports/files/{file:guid}"] = Signed,
        ["GET /reports/files/{file:guid}/manifest"] = Signed,
        ["POST /reports/files/{file:guid}/link"] = Signed,
        ["GET /api/v1/months"] = Operators,
        ["GET /api/v1/months/{month}"] = Operators,
        ["GET /api/v1/runs"] = Operators,
        ["GET /api/v1/runs/{run:long}"] = Operators,
        ["GET /api/v1/plan"] = Operators,
        ["GET /api/v1/requests"] = Operators,
        ["GET /api/v1/requests/{request:long}"] = Operators,
        ["GET /api/v1/feeds"] = Operators,
        ["GET /api/v1/schedule"] = Operators,
        ["GET /api/v1/audit"] = Operators,
        ["GET /api/v1/reports"] = Signed,
        ["GET /api/v1/reports/{file:guid}/file"] = Signed,
        ["GET /api/v1/reports/{file:guid}/manifest"] = Signed,
        // By name and password only: a session is not enough, whosever it is.
        ["POST /api/v1/requests"] = [],
        ["POST /api/v1/requests/night"] = [],
        ["POST /api/v1/requests/retry-failed"] = [],
        ["POST /api/v1/requests/{request:long}/cancel"] = [],
        ["POST /api/v1/runs/{run:long}/cancel"] = [],
        ["POST /api/v1/schedule/pause"] = [],
        ["POST /api/v1/schedule/resume"] = [],
        ["POST /api/v1/reports/{file:guid}/link"] = [],
    };

    [Fact]
    public void Every_route_names_its_policy_and_stands_in_the_list()
    {
        var routes = Routes();

        routes.Select(route => route.Name).Distinct().Should().BeEquivalentTo(MayUse.Keys);
        routes.Where(route => route.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Policy is null))
            .Should().BeEmpty("a route without a policy is refused to everybody");
        routes.Where(route => route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Should().BeEmpty();
    }

    [Fact]
    public async Task Everybody_gets_to_their_routes_and_to_no_other()
    {
        List<string> wrong = [];
        foreach (var who in Everybody)
        {
            using var visitor = who == "stranger" ? home.Stranger() : await home.VisitorAsync(who);
            foreach (var (name, path) in Routes().Select(route => (route.Name, Path: Example(route.Name))).Distinct())
            {
                using var answer = await AskAsync(visitor, name, path);
                if (IsLetIn(answer) != MayUse[name].Contains(who)) wrong.Add($"{who}: {name} gave {(int)answer.StatusCode}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task By_name_and_password_programs_get_to_the_commands_of_their_roles_and_to_no_other()
    {
        List<string> wrong = [];
        foreach (var name in MayUse.Keys.Where(name => name.StartsWith("POST /api", StringComparison.Ordinal)))
            foreach (var who in Signed)
            {
                using var visitor = home.Stranger();
                using var request = new HttpRequestMessage(HttpMethod.Post, Example(name)) { Headers = { Authorization = Visitor.Basic(who, ServedHome.Password) } };
                using var answer = await visitor.SendAsync(request);
                var may = name.Contains("/reports/", StringComparison.Ordinal) || Operators.Contains(who);
                if (IsLetIn(answer) != may) wrong.Add($"{who}: {name} gave {(int)answer.StatusCode}");
            }

        wrong.Should().BeEmpty();
    }

    /// <summary>As browsers and programs ask: pages take forms, the API takes JSON.</summary>
    static Task<HttpResponseMessage> AskAsync(Visitor visitor, string name, string path) =>
        name.StartsWith("GET", StringComparison.Ordinal) ? visitor.GetAsync(path)
        : path.StartsWith("/api/", StringComparison.Ordinal)
            ? visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { reason = "to see who may" }) })
            : visitor.PostAsync(path);

    /// <summary>Whatever then became of it: a form without its token and a file that is not there come after the question of rights.</summary>
    static bool IsLetIn(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when !IsLinkRefused(answer) => false,
        HttpStatusCode.Redirect => !answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal)
            || answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-out",
        _ => true,
    };

    static bool IsLinkRefused(HttpResponseMessage answer) =>
        answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/links/", StringComparison.Ordinal);

    List<(string Name, RouteEndpoint Endpoint)> Routes() =>
    [
        .. home.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).Concat(
                ((IEndpointRouteBuilder)home.Host).DataSources.SelectMany(source => source.Endpoints)).OfType<RouteEndpoint>().Distinct()
            .Select(endpoint => ($"{Verb(endpoint)} /{endpoint.RoutePattern.RawText!.Trim('/')}", endpoint)),
    ];

    static string Verb(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { } verbs && verbs.Contains("POST") ? "POST" : "GET";

    static string Example(string name) => name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]
        .Replace("{file:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{run:long}", "1", StringComparison.Ordinal)
        .Replace("{request:long}", "999", StringComparison.Ordinal)
        .Replace("{documentName}", "v1", StringComparison.Ordinal)
        .Replace("{month}", "2026-10", StringComparison.Ordinal)
        .Replace("{name}", "nobody-of-this-name", StringComparison.Ordinal)
        .Replace("/ops/rerun", "/ops/rerun?month=2026-10", StringComparison.Ordinal)
        .Replace("/plan", "/plan?month=2026-10", StringComparison.Ordinal);
}
