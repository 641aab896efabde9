using Microsoft.Playwright;

namespace InsightsEtl.Browser.Tests;

/// <summary>What an operator does in a browser.</summary>
[Collection(nameof(OneServedDemo))]
public sealed class OperatorTests(ServedDemo demo)
{
    [Fact]
    public async Task Reruns_a_month_and_watches_it_to_its_end()
    {
        var page = await demo.SignInAsync("operator");

        await page.GetByRole(AriaRole.Link, new() { Name = "Rerun 2026-10" }).ClickAsync();
        await page.GetByLabel("Deliveries").SelectOptionAsync("even the same");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show plan" }).ClickAsync();
        var plan = await page.Locator("[data-plan]").InnerTextAsync();
        await page.GetByLabel("Why").FillAsync("to see that nothing changes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rerun all steps" }).ClickAsync();
        // The page is not loaded again from here on: what is new comes by the stream of events.
        await page.EvaluateAsync("() => { window.isTheSame = true; }");
        await page.GetByText("0 changed").First.WaitForAsync(new() { Timeout = 180_000 });
        await page.Locator(".mark.good", new() { HasText = "done" }).First.WaitForAsync(new() { Timeout = 60_000 });

        plan.Should().Contain("would be built again");
        (await page.EvaluateAsync<bool>("() => window.isTheSame === true")).Should().BeTrue();
        (await page.GetByText("to see that nothing changes").CountAsync()).Should().BeGreaterThan(0);
        (await demo.AskAsync<string>("select requested_by || ' ' || state from etl.run_request where month_start = '2026-10-01' order by request_id desc limit 1"))
            .Should().Be("operator succeeded");
    }

    [Fact]
    public async Task A_rerun_that_ends_before_the_page_listens_is_shown_as_done()
    {
        var page = await demo.SignInAsync("operator");
        var ended = new TaskCompletionSource();
        await page.RouteAsync("**/events", async route =>
        {
            await ended.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/ops/rerun?month=2026-09");
        await page.GetByLabel("Step").SelectOptionAsync("month");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show plan" }).ClickAsync();
        await page.GetByLabel("Why").FillAsync("to end unheard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rerun month" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/requests/*");
        while (await demo.AskAsync<long>("select count(*) from etl.run_request where reason = 'to end unheard' and state = 'succeeded'") == 0)
            await Task.Delay(200);

        ended.SetResult();

        await page.Locator(".mark.good", new() { HasText = "done" }).First.WaitForAsync();
    }

    [Fact]
    public async Task Finds_a_rejected_row()
    {
        var excerpt = await demo.AskAsync<string>("select excerpt from etl.reject where excerpt is not null order by line_number limit 1");
        var run = await demo.AskAsync<long>("select run_id from etl.reject where excerpt is not null order by line_number limit 1");
        var page = await demo.SignInAsync("operator");

        await page.GotoAsync($"/ops/runs/{run}");
        await page.GetByLabel("Text").FillAsync(excerpt[..Math.Min(20, excerpt.Length)]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();

        (await page.GetByRole(AriaRole.Region, new() { Name = "Rejected rows" }).InnerTextAsync()).Should().Contain(excerpt);
    }

    [Fact]
    public async Task Gets_about_with_the_keyboard_alone()
    {
        var page = await demo.SignInAsync("operator");
        await page.GotoAsync("/ops");

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("() => document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");

        first.Should().Be("Skip to content");
        page.Url.Should().EndWith("#main");
    }
}
