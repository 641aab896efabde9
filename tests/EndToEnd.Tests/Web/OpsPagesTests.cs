using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What pages, API and metrics say of the month that is published, and what they never say.</summary>
public sealed class OpsPagesTests(ServedHome home) : IClassFixture<ServedHome>
{
    /// <summary>Every page and answer that shows something of the pipeline.</summary>
    static readonly string[] Pages =
    [
        "/ops", "/ops/runs", "/ops/runs/1", "/ops/rerun?month=2026-10", "/ops/retry", "/ops/feeds", "/ops/schedule", "/ops/audit", "/reports", "/metrics",
        "/api/v1/months", "/api/v1/runs", "/api/v1/runs/1", "/api/v1/requests", "/api/v1/feeds", "/api/v1/schedule", "/api/v1/audit", "/api/v1/reports",
        "/openapi/v1.json", "/ops/runs/999", "/reports?from=x",
    ];

    [Fact]
    public async Task The_grid_shows_the_month_published_with_its_steps()
    {
        using var visitor = await home.VisitorAsync("operator");

        var page = await visitor.ReadAsync("/ops");

        page.Should().Contain("2026-10").And.Contain("published v1").And.Contain("/ops/runs/1");
    }

    [Fact]
    public async Task No_page_for_operators_and_admins_shows_an_amount_or_a_revenue_column()
    {
        foreach (var who in new[] { "operator", "admin" })
        {
            using var visitor = await home.VisitorAsync(who);
            foreach (var page in Pages)
            {
                using var answer = await visitor.GetAsync(page);
                var text = await answer.Content.ReadAsStringAsync();
                text.Should().NotContain("BilledRevenue", page).And.NotMatchRegex(@"(?<![\d:.])(10\.25|20\.5)", page);
            }
        }
    }

    [Fact]
    public async Task The_api_tells_the_month_and_refuses_with_problem_details()
    {
        using var stranger = home.Stranger();
        using var visitor = await home.VisitorAsync("operator");

        var months = JsonDocument.Parse(await visitor.ReadAsync("/api/v1/months")).RootElement;
        using var unsigned = await stranger.GetAsync("/api/v1/months");
        using var wrong = await visitor.GetAsync("/api/v1/months/2026-13");

        months[0].GetProperty("month").GetString().Should().Be("2026-10");
        months[0].GetProperty("state")[0].GetString().Should().Be("published v1");
        (unsigned.StatusCode, unsigned.Content.Headers.ContentType!.MediaType).Should().Be((HttpStatusCode.Unauthorized, "application/problem+json"));
        (wrong.StatusCode, wrong.Content.Headers.ContentType!.MediaType).Should().Be((HttpStatusCode.BadRequest, "application/problem+json"));
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("expected one as 2026-10");
    }

    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/ops", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/api/v1/months", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/ops/runs", HttpStatusCode.MethodNotAllowed)]
    public async Task An_address_that_is_none_and_one_asked_in_another_way_are_told_so(string verb, string path, HttpStatusCode status)
    {
        using var visitor = await home.VisitorAsync("viewer");
        using var stranger = home.Stranger();

        using var known = await visitor.SendAsync(new HttpRequestMessage(new HttpMethod(verb), path));
        using var unknown = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(verb), path));

        (known.StatusCode, unknown.StatusCode).Should().Be((status, status));
    }

    [Theory]
    [InlineData("/api/v1/requests/999/cancel", "Found no request 999")]
    [InlineData("/api/v1/runs/999/cancel", "Found no run 999")]
    public async Task What_a_program_wants_to_cancel_and_is_not_there_is_not_found(string path, string message)
    {
        using var stranger = home.Stranger();

        using var answer = await stranger.SendAsync(Command(path, new { reason = "wrong file" }));

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(message);
    }

    [Fact]
    public async Task A_program_is_told_what_a_request_would_do_and_the_rejects_of_one_month()
    {
        using var visitor = await home.VisitorAsync("operator");

        var plan = JsonDocument.Parse(await visitor.ReadAsync("/api/v1/plan?month=2026-10&step=report")).RootElement;
        var run = JsonDocument.Parse(await visitor.ReadAsync("/api/v1/runs/1?month=2026-09")).RootElement;
        using var wrong = await visitor.GetAsync("/api/v1/runs/1?month=September");

        plan.GetProperty("month").GetString().Should().Be("2026-10");
        plan.GetProperty("text").GetString().Should().Contain("report files");
        run.GetProperty("rejects").GetArrayLength().Should().Be(0);
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_program_asks_for_a_month_and_a_second_one_is_told_of_the_first()
    {
        using var stranger = home.Stranger();

        var first = await AskAsync(stranger, "the prices were wrong");
        var second = await AskAsync(stranger, "so I heard");
        using var empty = await stranger.SendAsync(Request(" "));

        first.GetProperty("text").GetString().Should().Be("2026-11 is queued.");
        second.GetProperty("isNew").GetBoolean().Should().BeFalse();
        second.GetProperty("text").GetString().Should().StartWith("2026-11 is already queued by operator at ");
        empty.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await home.Home.AskAsync<string>(
            "select string_agg(who || ': ' || what || ': ' || why, '; ' order by action_id) from etl.action_audit where what like 'request 2026-11%'"))
            .Should().Be("operator: request 2026-11: the prices were wrong; operator: request 2026-11: so I heard");
    }

    [Theory]
    [InlineData("0206-10")]
    [InlineData("2206-10")]
    public async Task A_month_of_another_century_is_a_typing_error(string month)
    {
        using var visitor = await home.VisitorAsync("operator");

        using var plan = await visitor.GetAsync($"/api/v1/plan?month={month}");
        using var asked = await visitor.PostFormAsync("/ops/rerun?month=2026-10", "/ops/rerun", ("month", month), ("reason", "a typing error"));

        plan.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        asked.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Health_and_metrics_tell_how_it_stands()
    {
        using var stranger = home.Stranger();
        using var visitor = await home.VisitorAsync("operator");

        (await stranger.ReadAsync("/health/live")).Should().Contain("healthy");
        JsonDocument.Parse(await stranger.ReadAsync("/health/ready")).RootElement.GetProperty("parts").GetProperty("database").GetString()
            .Should().Be("answers");
        (await visitor.ReadAsync("/metrics")).Should().Contain("insights_month_version{month=\"2026-10\"} 1\n").And.Contain("insights_queue_age_seconds ");
    }

    static async Task<JsonElement> AskAsync(Visitor visitor, string reason)
    {
        using var answer = await visitor.SendAsync(Request(reason));
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement[0];
    }

    static HttpRequestMessage Request(string reason) => Command("/api/v1/requests", new { months = new[] { "2026-11" }, reason });

    static HttpRequestMessage Command(string path, object body) => new(HttpMethod.Post, path)
    {
        Content = JsonContent.Create(body),
        Headers = { Authorization = Visitor.Basic("operator", ServedHome.Password) },
    };
}
