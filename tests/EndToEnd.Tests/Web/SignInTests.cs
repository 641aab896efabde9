using System.Buffers.Text;
using System.Net;
using InsightsEtl.Load;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.People;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class SignInTests(ServedHome home) : IClassFixture<ServedHome>
{
    [Fact]
    public async Task A_role_that_is_taken_away_ends_at_the_next_request()
    {
        var name = await home.AddAccountAsync(AccountRole.Operator);
        using var visitor = await home.VisitorAsync(name);
        (await visitor.GetAsync("/ops")).StatusCode.Should().Be(HttpStatusCode.OK);

        await home.ChangeAsync(name, [AccountRole.Viewer], [AccountRole.Operator]);

        (await visitor.GetAsync("/ops")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await visitor.GetAsync("/reports")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_signs_in_and_out_stands_in_the_audit_and_who_is_refused_does_not()
    {
        var name = await home.AddAccountAsync(AccountRole.Viewer);
        using var visitor = home.Stranger();

        await visitor.SignInAsync(name, "not the password");
        await visitor.SignInAsync(name, ServedHome.Password);
        await visitor.PostFormAsync("/reports", "/sign-out");

        (await home.Home.AskAsync<string>(
            $"select string_agg(what || ' at ' || (value_after ->> 'address'), ', ' order by action_id) from etl.action_audit where who = '{name}'"))
            .Should().Be("sign in at 127.0.0.1, sign out at 127.0.0.1");
    }

    [Fact]
    public async Task A_session_ends_with_its_account_and_with_its_password()
    {
        var (removed, changed) = (await home.AddAccountAsync(AccountRole.Viewer), await home.AddAccountAsync(AccountRole.Viewer));
        using var one = await home.VisitorAsync(removed);
        using var other = await home.VisitorAsync(changed);
        var asker = new Asker("test", "over", RequestSource.Cli);

        await home.Accounts.RemoveAsync(removed, asker, CancellationToken.None);
        await home.Accounts.SetPasswordAsync(changed, Passwords.Hash("another one altogether"), asker, CancellationToken.None);

        (await one.GetAsync("/reports")).Headers.Location!.OriginalString.Should().Be("/sign-in?return=%2Freports");
        (await other.GetAsync("/reports")).Headers.Location!.OriginalString.Should().Be("/sign-in?return=%2Freports");
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_right_one_waits_too_and_other_accounts_do_not()
    {
        var (tried, other) = (await home.AddAccountAsync(AccountRole.Viewer), await home.AddAccountAsync(AccountRole.Viewer));
        using var stranger = home.Stranger();

        // All at once: each counts the others.
        var answers = await Task.WhenAll(Enumerable.Range(1, 14).Select(async number =>
        {
            using var visitor = home.Stranger();
            return (await visitor.SignInAsync(tried, $"guess number {number}")).StatusCode;
        }));

        answers.Should().OnlyContain(status => status == HttpStatusCode.Unauthorized);
        (await stranger.SignInAsync(tried, ServedHome.Password)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await stranger.SignInAsync(other, ServedHome.Password)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        await home.Home.AskAsync<string>("delete from etl.sign_in_try");
        (await stranger.SignInAsync(tried, ServedHome.Password)).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_program_that_asks_for_many_things_at_once_with_the_right_password_is_heard()
    {
        var name = await home.AddAccountAsync(AccountRole.Viewer);
        using var stranger = home.Stranger();

        var answers = await Task.WhenAll(Enumerable.Range(1, 30).Select(async _ =>
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports") { Headers = { Authorization = Visitor.Basic(name, ServedHome.Password) } };
            using var answer = await stranger.SendAsync(asked);
            return answer.StatusCode;
        }));

        answers.Should().OnlyContain(status => status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Host", "insights.example")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    public async Task Cookies_are_for_https_and_for_the_host_alone(string header, string value)
    {
        using var visitor = home.Stranger();
        visitor.Client.DefaultRequestHeaders.Add(header, value);
        await visitor.SignInAsync("viewer", ServedHome.Password);

        visitor.SetCookies.Should().HaveCountGreaterThanOrEqualTo(2).And.OnlyContain(cookie =>
            cookie.Contains("secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("samesite=", StringComparison.OrdinalIgnoreCase) && !cookie.Contains("domain", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_program_on_this_machine_signs_in_over_plain_http_with_the_cookies_any_client_keeps()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = home.Root };
        var form = await client.GetStringAsync("/sign-in");

        using var signedIn = await client.PostAsync("/sign-in", new FormUrlEncodedContent(
        [
            new("token", Visitor.TokenOf(form)), new("name", "viewer"), new("password", ServedHome.Password),
        ]));

        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await client.GetAsync("/reports")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/reports?dataset=Profile", "/reports?dataset=Profile")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("", "/")]
    public async Task Signing_in_leads_back_to_a_page_of_this_host_and_nowhere_else(string wish, string place)
    {
        using var visitor = home.Stranger();

        var answer = await visitor.SignInAsync("viewer", ServedHome.Password, wish);

        answer.Headers.Location!.OriginalString.Should().Be(place);
    }

    [Theory]
    [InlineData("/ops/schedule/pause")]
    [InlineData("/ops/rerun")]
    [InlineData("/ops/retry")]
    [InlineData("/people")]
    [InlineData("/sign-out")]
    public async Task A_form_that_is_not_ours_is_not_heard(string path)
    {
        using var visitor = await home.VisitorAsync("admin");

        var answer = await visitor.PostAsync(path, ("reason", "from a stranger's page"), ("month", "2026-10"), ("name", "mallory"), ("token", "guessed"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await home.Home.AskAsync<long>("select count(*) from etl.action_audit where why = 'from a stranger''s page'")).Should().Be(0);
    }

    [Theory]
    [InlineData("/ops/schedule/pause")]
    [InlineData("/ops/schedule/night")]
    [InlineData("/people/viewer/remove")]
    public async Task A_command_is_not_given_by_following_an_address(string path)
    {
        const string commands = "select count(*) from etl.action_audit";
        using var visitor = await home.VisitorAsync("admin");
        var before = await home.Home.AskAsync<long>(commands);

        (await visitor.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed, "a command is no address to read");

        (await home.Home.AskAsync<long>(commands)).Should().Be(before);
    }

    [Fact]
    public async Task A_cookie_of_one_host_is_good_for_another_of_the_same_database()
    {
        var (host, root) = await home.ServeAsync();
        await using var second = host;
        using var first = await home.VisitorAsync("viewer");
        using var there = new Visitor(root).With(first);

        (await there.GetAsync("/reports")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_outlives_the_rotation_of_keys_and_the_next_one_is_sealed_with_the_new_key_on_every_host()
    {
        using var old = await home.VisitorAsync("viewer");
        var key = home.Host.Services.GetRequiredService<IKeyManager>().CreateNewKey(home.Clock.GetUtcNow(), home.Clock.GetUtcNow().AddDays(90));
        var (host, root) = await home.ServeAsync();
        await using var second = host;
        using var oldThere = new Visitor(root).With(old);
        using var here = await home.VisitorAsync("viewer");
        using var there = new Visitor(root);
        await there.SignInAsync("viewer", ServedHome.Password);
        using var hereThere = new Visitor(root).With(here);
        using var thereHere = home.Stranger().With(there);

        foreach (var visitor in new[] { old, oldThere, hereThere, thereHere })
            (await visitor.GetAsync("/reports")).StatusCode.Should().Be(HttpStatusCode.OK);

        KeyOf(old).Should().NotBe(key.KeyId);
        KeyOf(here).Should().Be(key.KeyId);
        KeyOf(there).Should().Be(key.KeyId);
    }

    [Fact]
    public async Task Giving_the_executive_role_to_oneself_is_possible_for_an_admin_and_stands_in_the_audit()
    {
        var name = await home.AddAccountAsync(AccountRole.Admin);
        using var visitor = await home.VisitorAsync(name);

        var answer = await visitor.PostFormAsync("/people", $"/people/{name}/roles", ("roles", "admin"), ("roles", "executive"), ("reason", "quarter's end"));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await home.Home.AskAsync<string>(
            $"select who || '|' || why || '|' || value_before || '|' || value_after from etl.action_audit where what = 'change roles of {name}'"))
            .Should().Be($$"""{{name}}|quarter's end|{"roles": ["admin"]}|{"roles": ["admin", "executive"]}""");
    }

    [Fact]
    public async Task An_accounts_last_role_is_taken_away_where_no_box_is_ticked()
    {
        var (admin, name) = (await home.AddAccountAsync(AccountRole.Admin), await home.AddAccountAsync(AccountRole.Executive));
        using var visitor = await home.VisitorAsync(admin);

        var answer = await visitor.PostFormAsync("/people", $"/people/{name}/roles", ("reason", "left the board"));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await home.Accounts.FindAsync(name, CancellationToken.None))!.Roles.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/reports?from=x")]
    [InlineData("/reports?dataset=%00")]
    public async Task A_page_that_says_what_was_wrong_is_guarded_as_every_other(string path)
    {
        using var visitor = await home.VisitorAsync("viewer");

        using var answer = await visitor.GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).Should().Contain("default-src 'none'");
        string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")).Should().Be("nosniff");
    }

    [Fact]
    public async Task Nothing_of_a_page_comes_from_elsewhere_or_runs_inline()
    {
        using var visitor = await home.VisitorAsync("admin");

        using var answer = await visitor.GetAsync("/ops");
        var page = await answer.Content.ReadAsStringAsync();

        string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).Should().Contain("default-src 'none'").And.NotContain("unsafe");
        page.Should().NotContain("http://").And.NotContain("https://").And.NotContain("style=").And.NotContain("onclick").And.NotContain("<script>");
    }

    /// <summary>The framework writes the key's id behind four bytes of its own.</summary>
    static Guid KeyOf(Visitor visitor) => new(Base64Url.DecodeFromChars(visitor.Cookie("insights")).AsSpan(4, 16));
}
