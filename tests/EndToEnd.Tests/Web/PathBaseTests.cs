using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A host that a reverse proxy shows below a path.</summary>
public sealed partial class PathBaseTests(ServedHome home) : IClassFixture<ServedHome>
{
    const string Base = "/insights";

    static readonly string[] Pages =
    [
        "/ops", "/ops/runs", "/ops/runs/1", "/ops/requests/1", "/ops/rerun?month=2026-10", "/ops/retry", "/ops/runs/1/cancel", "/ops/feeds",
        "/ops/schedule", "/ops/audit", "/people", "/reports", "/reports?versions=all",
    ];

    [Fact]
    public async Task Every_address_of_every_page_begins_with_the_base_and_leads_to_an_answer()
    {
        var (host, root) = await home.ServeAsync(Base);
        await using var below = host;
        using var visitor = await SignInAsync(root, "admin");
        List<string> strays = [], dead = [];

        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in Pages)
            foreach (var address in Addresses(await visitor.ReadAsync(Base + page)))
                if (address[0] is not ('#' or '?') && !address.StartsWith(Base + "/", StringComparison.Ordinal)) strays.Add($"{page}: {address}");
                else if (address[0] == '/') addresses.Add(address);
        foreach (var address in addresses.Where(address => !address.EndsWith("/events", StringComparison.Ordinal)))
            if ((await visitor.GetAsync(address)).StatusCode is HttpStatusCode.NotFound) dead.Add(address);

        strays.Should().BeEmpty();
        dead.Should().BeEmpty();
        addresses.Should().Contain(address => address.Contains(".css", StringComparison.Ordinal)).And.Contain(address => address.Contains(".js", StringComparison.Ordinal))
            .And.Contain($"{Base}/sign-out").And.Contain(address => address.StartsWith(Base + "/reports/files/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_in_and_out_stays_below_the_base_and_so_do_the_cookies()
    {
        var (host, root) = await home.ServeAsync(Base);
        await using var below = host;
        using var visitor = new Visitor(root);

        var refused = await visitor.GetAsync(Base + "/reports");
        var signedIn = await visitor.PostFormAsync(
            Base + "/sign-in", Base + "/sign-in", ("name", "viewer"), ("password", ServedHome.Password), ("return", "/reports"));
        var start = await visitor.GetAsync(Base + "/");
        var signedOut = await visitor.PostFormAsync(Base + "/reports", Base + "/sign-out");

        refused.Headers.Location!.OriginalString.Should().EndWith(Base + "/sign-in?return=%2Freports");
        signedIn.Headers.Location!.OriginalString.Should().Be(Base + "/reports");
        start.Headers.Location!.OriginalString.Should().Be(Base + "/reports");
        signedOut.Headers.Location!.OriginalString.Should().Be(Base + "/sign-in");
        visitor.SetCookies.Should().OnlyContain(cookie => cookie.Contains($"path={Base};", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_link_made_there_has_the_base_and_downloads_the_file()
    {
        var (host, root) = await home.ServeAsync(Base);
        await using var below = host;
        using var visitor = await SignInAsync(root, "viewer");
        using var stranger = new Visitor(root);
        var file = await home.FileAsync("Profile", "viewer", "csv");
        using var asked = new HttpRequestMessage(HttpMethod.Post, $"{Base}/api/v1/reports/{file}/link")
        {
            Headers = { Authorization = Visitor.Basic("viewer", ServedHome.Password) },
        };

        using var page = await visitor.PostFormAsync(Base + "/reports", $"{Base}/reports/files/{file}/link");
        using var made = await stranger.SendAsync(asked);
        var links = new[]
        {
            WebUtility.HtmlDecode(Link().Match(await page.Content.ReadAsStringAsync()).Groups["address"].Value),
            JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("address").GetString()!,
        };

        links.Should().OnlyContain(link => link.StartsWith($"{root.GetLeftPart(UriPartial.Authority)}{Base}/links/{file}?", StringComparison.Ordinal));
        foreach (var link in links) (await stranger.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await visitor.GetAsync($"{Base}/reports/files/{file}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    static async Task<Visitor> SignInAsync(Uri root, string name)
    {
        var visitor = new Visitor(root);
        await visitor.PostFormAsync(Base + "/sign-in", Base + "/sign-in", ("name", name), ("password", ServedHome.Password), ("return", ""));
        return visitor;
    }

    /// <summary>Whatever a browser would go to, fetch or send to.</summary>
    static IEnumerable<string> Addresses(string page) =>
        Address().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value));

    [GeneratedRegex("(?:href|src|action|formaction|data-live)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("value=\"(?<address>http[^\"]+/links/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
