using Microsoft.Playwright;

namespace InsightsEtl.Browser.Tests;

/// <summary>Every page, light and dark, wide and narrow: nothing breaks out of the window, nothing is refused by the page's own policy.</summary>
/// <remarks>With INSIGHTS_SCREENSHOTS=FOLDER each is kept there as a picture: that is how docs/images is made.</remarks>
[Collection(nameof(OneServedDemo))]
public sealed class AppearanceTests(ServedDemo demo)
{
    const int TallestPicture = 1400;

    static readonly string? Pictures = Environment.GetEnvironmentVariable("INSIGHTS_SCREENSHOTS");

    static readonly (string Name, string Path)[] Pages =
    [
        ("months", "/ops"), ("runs", "/ops/runs"), ("run", "/ops/runs/1"), ("rerun", "/ops/rerun?month=2026-10"), ("feeds", "/ops/feeds"),
        ("schedule", "/ops/schedule"), ("audit", "/ops/audit"), ("people", "/people"), ("reports", "/reports"), ("retry", "/ops/retry"), ("request", "/ops/requests/1"), ("cancel", "/ops/runs/1/cancel"), ("not-found", "/ops/runs/999999"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1600)]
    [InlineData(ColorScheme.Dark, 1600)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_page_fits_its_window(ColorScheme scheme, int width)
    {
        var options = new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } };
        var stranger = await demo.NewPageAsync(new BrowserNewContextOptions(options));
        var page = await demo.SignInAsync("admin", options);
        List<string> complaints = [];
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) complaints.Add(message.Text); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(demo.Root, StringComparison.Ordinal)) complaints.Add(request.Url); };

        await LookAsync(stranger, "sign-in", "/sign-in", complaints, scheme, width);
        foreach (var (name, path) in Pages) await LookAsync(page, name, path, complaints, scheme, width);
        await AnswerAsync(page);
        await LookAsync(page, "answer", complaints, scheme, width);
        await LinkAsync(page);
        await LookAsync(page, "link", complaints, scheme, width);

        complaints.Should().BeEmpty();
    }

    /// <summary>What somebody is told who asked for something.</summary>
    static async Task AnswerAsync(IPage page)
    {
        await page.GotoAsync("/ops/runs/1/cancel");
        await page.GetByLabel("Why").FillAsync("to see what is answered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs" }).Last.WaitForAsync();
    }

    static async Task LinkAsync(IPage page)
    {
        await page.GotoAsync("/reports?dataset=DynamicsUsage&format=csv");
        await page.Locator("summary").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).First.ClickAsync();
        await page.GetByLabel("Address").WaitForAsync();
    }

    static async Task LookAsync(IPage page, string name, string path, List<string> complaints, ColorScheme scheme, int width)
    {
        await page.GotoAsync(path);
        await LookAsync(page, name, complaints, scheme, width);
    }

    /// <summary>At the page as it is now.</summary>
    static async Task LookAsync(IPage page, string name, List<string> complaints, ColorScheme scheme, int width)
    {
        var path = new Uri(page.Url).PathAndQuery;
        var contentWidth = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (contentWidth > width) complaints.Add($"{path} is {contentWidth} wide in a window of {width}");
        var cut = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('table.cards td')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display === 'flex').length");
        if (cut > 0) complaints.Add($"{path} has {cut} cells whose text does not fit them");
        var unlabelled = await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('input:not([type=hidden]), select, button, a')]"
            + ".filter(e => !(e.labels?.length || e.ariaLabel || e.textContent.trim() || e.title)).length");
        if (unlabelled > 0) complaints.Add($"{path} has {unlabelled} controls without a name");
        if (Pictures is null) return;
        var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Pictures, $"{name}-{scheme.ToString().ToLowerInvariant()}-{width}.png"),
            FullPage = true,
            Clip = new() { Width = width, Height = Math.Min(height, TallestPicture) },
        });
    }
}
