using System.Text.Json;
using Microsoft.Playwright;

namespace InsightsEtl.Browser.Tests;

/// <summary>Pages without a mouse.</summary>
[Collection(nameof(OneServedDemo))]
public sealed class KeyboardTests(ServedDemo demo)
{
    /// <summary>Numbers what a person sees and could click, in the order of the page.</summary>
    const string Number =
        """
        () => {
            const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(e => e.checkVisibility() && e.type !== 'hidden');
            controls.forEach((control, number) => control.dataset.number = number);
            return controls.length;
        }
        """;

    /// <summary>Of the control that has the focus: its number, its place, and whether its outline shows.</summary>
    const string Focused =
        """
        () => {
            const control = document.activeElement, box = control.getBoundingClientRect(), style = getComputedStyle(control);
            return JSON.stringify({
                number: Number(control.dataset.number ?? -1), top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
                outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), text: control.outerHTML.slice(0, 120),
            });
        }
        """;

    [Theory]
    [InlineData("/ops", 1600)]
    [InlineData("/ops", 360)]
    [InlineData("/ops/rerun?month=2026-10", 1600)]
    [InlineData("/ops/rerun?month=2026-10", 360)]
    public async Task Tab_comes_to_every_control_in_the_order_it_is_seen_and_each_says_its_name_and_shows_that_it_is_there(string path, int width)
    {
        var page = await demo.SignInAsync("operator", new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 900 } });
        // Controls are numbered here, and a part that is shown anew has lost its numbers.
        await page.RouteAsync("**/events", route => route.AbortAsync());
        await page.GotoAsync(path);
        var count = await page.EvaluateAsync<int>(Number);
        await page.EvaluateAsync("() => document.querySelector('.skip').focus()");
        List<string> complaints = [];

        var before = await FocusedAsync(page);
        for (var number = 0; number < count; number++)
        {
            var control = number == 0 ? before : await NextAsync(page);
            var name = await page.Locator(":focus").AriaSnapshotAsync();
            if (control.Number != number) complaints.Add($"expected control {number}, found {control.Number}: {control.Text}");
            if (!name.Split('\n')[0].Contains('"', StringComparison.Ordinal)) complaints.Add($"without a name: {control.Text}");
            if (control.Outline < 2) complaints.Add($"no outline: {control.Text}");
            if (number > 1 && control.IsBefore(before)) complaints.Add($"seen before what has come before it: {control.Text}");
            before = control;
        }

        complaints.Should().BeEmpty();
        count.Should().BeGreaterThan(9);
    }

    [Fact]
    public async Task A_rerun_is_asked_for_and_watched_without_a_mouse()
    {
        var page = await demo.SignInAsync("operator");

        await TabToAsync(page, "Rerun 2026-09");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Rerun 2026-09" }).WaitForAsync();
        await TabToAsync(page, "Step", "Shift+Tab");
        await page.Keyboard.TypeAsync("month");
        await TabToAsync(page, "Show plan");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rerun month" }).WaitForAsync();
        await page.Keyboard.TypeAsync("with the keyboard alone");
        await TabToAsync(page, "Rerun month");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".mark.good", new() { HasText = "done" }).First.WaitForAsync(new() { Timeout = 180_000 });

        (await demo.AskAsync<string>(
            "select requested_by || ' ' || step || ' ' || state from etl.run_request where month_start = '2026-09-01' and reason = 'with the keyboard alone'"))
            .Should().Be("operator month succeeded");
    }

    /// <summary>Presses a key until what has the focus has the name.</summary>
    static async Task TabToAsync(IPage page, string name, string key = "Tab")
    {
        for (var presses = 0; presses < 100; presses++)
        {
            await page.Keyboard.PressAsync(key);
            if ((await page.Locator(":focus").AriaSnapshotAsync()).Contains($"\"{name}\"", StringComparison.Ordinal)) return;
        }
        throw new TimeoutException($"A hundred times {key}, and never at '{name}'.");
    }

    static async Task<FocusedControl> NextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await FocusedAsync(page);
    }

    static async Task<FocusedControl> FocusedAsync(IPage page) =>
        JsonSerializer.Deserialize<FocusedControl>(await page.EvaluateAsync<string>(Focused), JsonSerializerOptions.Web)!;
}
