using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;

namespace InsightsEtl.Browser.Tests;

/// <summary>What those who download see, and what they do not.</summary>
[Collection(nameof(OneServedDemo))]
public sealed class ViewerTests(ServedDemo demo)
{
    /// <summary>What would tell of revenue, in a page or in a file.</summary>
    static readonly string[] Words = ["executive", "BilledRevenue"];

    [Theory]
    [InlineData("admin", "/ops")]
    [InlineData("operator", "/ops")]
    [InlineData("viewer", "/reports")]
    [InlineData("executive", "/reports")]
    public async Task Each_role_signs_in_and_lands_where_its_work_is(string role, string place)
    {
        var page = await demo.SignInAsync(role);

        new Uri(page.Url).AbsolutePath.Should().Be(place);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await page.GotoAsync(place);
        page.Url.Should().Contain("/sign-in");
    }

    [Fact]
    public async Task Downloads_a_file_whose_checksum_is_that_of_its_manifest()
    {
        var page = await demo.SignInAsync("viewer");
        await page.GotoAsync("/reports?dataset=DynamicsUsage&format=csv");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "csv" }).First;

        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var manifest = await page.APIRequest.GetAsync(await link.GetAttributeAsync("href") + "/manifest");

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync((await download.PathAsync())!)));
        JsonDocument.Parse(await manifest.TextAsync()).RootElement.GetProperty("sha256").GetString().Should().Be(sha256);
    }

    [Fact]
    public async Task A_viewer_finds_no_revenue_anywhere()
    {
        var page = await demo.SignInAsync("viewer");
        List<string> found = [];

        foreach (var path in new[] { "/reports", "/reports?audience=executive&versions=all", "/ops", "/ops/runs/1", "/people", "/api/v1/reports", "/metrics" })
        {
            await page.GotoAsync(path);
            var text = await page.ContentAsync();
            found.AddRange(Words.SelectMany(word => Around(text, word)).Select(excerpt => $"{path}: {excerpt}"));
        }
        var manifests = await page.APIRequest.GetAsync("/api/v1/reports");
        foreach (var file in JsonDocument.Parse(await manifests.TextAsync()).RootElement.EnumerateArray())
        {
            var manifest = await page.APIRequest.GetAsync($"/api/v1/reports/{file.GetProperty("reportFileId").GetString()}/manifest");
            if ((await manifest.TextAsync()).Contains("BilledRevenueUSD", StringComparison.Ordinal)) found.Add(file.ToString());
        }

        found.Should().BeEmpty();
    }

    static IEnumerable<string> Around(string text, string word) =>
        text.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? [text[Math.Max(at - 80, 0)..Math.Min(at + 80, text.Length)]]
            : [];
}
