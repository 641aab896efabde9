using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using InsightsEtl.Load.People;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Report files over HTTP, by session and by signed link.</summary>
public sealed partial class DownloadTests(ServedHome home) : IClassFixture<ServedHome>
{
    [Fact]
    public async Task A_file_comes_whole_with_the_checksum_of_its_manifest_and_in_parts_where_parts_are_asked_for()
    {
        using var visitor = await home.VisitorAsync("viewer");
        var path = $"/reports/files/{await home.FileAsync("DynamicsUsage", "viewer", "csv")}";
        var manifest = JsonDocument.Parse(await visitor.ReadAsync(path + "/manifest")).RootElement;
        var sha256 = manifest.GetProperty("sha256").GetString()!;

        using var whole = await visitor.GetAsync(path);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        using var part = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(5, 24) } });
        using var known = await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new EntityTagHeaderValue($"\"{sha256}\"") } } });
        using var beyond = await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(bytes.Length, null) } });
        using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Convert.ToHexStringLower(SHA256.HashData(bytes)).Should().Be(sha256);
        whole.Headers.ETag!.Tag.Should().Be($"\"{sha256}\"");
        whole.Content.Headers.ContentDisposition!.FileName.Should().Be("DynamicsUsage_202610_viewer_v01.csv.gz");
        part.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).Should().Equal(bytes[5..25]);
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
        beyond.StatusCode.Should().Be(HttpStatusCode.RequestedRangeNotSatisfiable);
        (head.StatusCode, head.Content.Headers.ContentLength).Should().Be((HttpStatusCode.OK, bytes.Length));
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("operator")]
    [InlineData("admin")]
    public async Task Files_of_executives_are_not_there_for_others(string who)
    {
        using var visitor = await home.VisitorAsync(who);
        var file = await home.FileAsync("CustomersAndTenants", "executive", "csv");

        (await visitor.GetAsync($"/reports/files/{file}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"/reports/files/{file}/manifest")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"/api/v1/reports/{file}/file")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await visitor.ReadAsync("/reports?audience=executive")).Should().NotContain(file.ToString());
        (await visitor.ReadAsync("/api/v1/reports?audience=executive")).Should().Be("[]");
    }

    [Fact]
    public async Task An_executive_has_both_audiences()
    {
        using var visitor = await home.VisitorAsync("executive");

        (await visitor.ReadAsync($"/reports/files/{await home.FileAsync("CustomersAndTenants", "executive", "csv")}/manifest"))
            .Should().Contain("BilledRevenueUSD");
        (await visitor.ReadAsync($"/reports/files/{await home.FileAsync("CustomersAndTenants", "viewer", "csv")}/manifest"))
            .Should().NotContain("BilledRevenueUSD");
    }

    [Theory]
    [InlineData("/reports/files/../../etc/passwd")]
    [InlineData("/reports/files/..%2f..%2fetc%2fpasswd")]
    [InlineData("/reports/files/Profile/2026-10/Profile_202610_executive_v01.csv.gz")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    public async Task A_path_leads_to_no_file(string path)
    {
        using var visitor = await home.VisitorAsync("executive");

        (await visitor.GetAsync(path)).StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_downloads_without_a_sign_in_until_it_expires()
    {
        var (link, _) = await LinkAsync(await home.AddAccountAsync(AccountRole.Viewer));
        using var stranger = home.Stranger();

        (await stranger.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);
        home.Clock.Ahead = TimeSpan.FromMinutes(16);
        var late = await stranger.GetAsync(link);
        home.Clock.Ahead = TimeSpan.Zero;

        late.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_that_is_changed_in_any_byte_is_refused()
    {
        var (link, file) = await LinkAsync(await home.AddAccountAsync(AccountRole.Viewer));
        using var stranger = home.Stranger();
        List<string> served = [];

        for (var place = 1; place < link.Length; place++)
        {
            var changed = link[..place] + (char)(link[place] ^ 1) + link[(place + 1)..];
            var shouted = link[..place] + char.ToUpperInvariant(link[place]) + link[(place + 1)..];
            foreach (var other in new[] { changed, shouted }.Where(other => other != link))
                if ((await stranger.GetAsync(other)) is { IsSuccessStatusCode: true }) served.Add(other);
        }
        foreach (var other in new[] { link + "&x=1", link + "0", link.Replace("expires=", "expires=0"), link.Replace(file.ToString(), Guid.Empty.ToString()) })
            if ((await stranger.GetAsync(other)) is { IsSuccessStatusCode: true }) served.Add(other);

        served.Should().BeEmpty();
        (await stranger.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_serves_no_other_file()
    {
        var (link, file) = await LinkAsync(await home.AddAccountAsync(AccountRole.Executive));
        using var stranger = home.Stranger();

        var other = await home.FileAsync("CustomersAndTenants", "executive", "csv");

        (await stranger.GetAsync(link.Replace(file.ToString(), other.ToString()))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_ends_with_the_role_it_was_made_by()
    {
        var name = await home.AddAccountAsync(AccountRole.Executive);
        var (link, _) = await LinkAsync(name, "executive");
        using var stranger = home.Stranger();
        (await stranger.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);

        await home.ChangeAsync(name, [AccountRole.Viewer], [AccountRole.Executive]);

        (await stranger.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_link_outlives_the_rotation_of_keys_and_the_next_one_is_signed_with_the_new_key()
    {
        var name = await home.AddAccountAsync(AccountRole.Viewer);
        var (old, _) = await LinkAsync(name);
        using var stranger = home.Stranger();

        await home.Home.AskAsync<string>("update etl.link_key set made_at = made_at - interval '31 days'");
        var (next, _) = await LinkAsync(name);

        Key().Match(next).Value.Should().NotBe(Key().Match(old).Value);
        (await stranger.GetAsync(old)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await stranger.GetAsync(next)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    async Task<(string Link, Guid File)> LinkAsync(string name, string audience = "viewer")
    {
        using var visitor = await home.VisitorAsync(name);
        var file = await home.FileAsync("Profile", audience, "csv");
        using var answer = await visitor.PostFormAsync("/reports", $"/reports/files/{file}/link");
        var address = WebUtility.HtmlDecode(Address().Match(await answer.Content.ReadAsStringAsync()).Groups["address"].Value);
        return (new Uri(address).PathAndQuery, file);
    }

    [GeneratedRegex("value=\"(?<address>http[^\"]+/links/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("key=[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
