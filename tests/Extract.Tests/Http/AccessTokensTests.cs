namespace InsightsEtl.Extract.Tests;

public sealed class AccessTokensTests : IDisposable
{
    static readonly SourceAuth Auth = new(new Uri(Wire.Host + "/token"), "client", "s3cret/+", "feeds");

    readonly PullWorld _world = new() { Auth = Auth };
    int _tokens;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Eight_parallel_pulls_fetch_one_token_per_expiry_and_before_it_expires()
    {
        var clock = new FakeClock();
        var fetched = new List<DateTimeOffset>();
        using var tokens = new AccessTokens(clock, async _ =>
        {
            lock (fetched) fetched.Add(clock.GetUtcNow());
            await Task.Delay(5, CancellationToken.None);
            return AccessToken.Read("""{"access_token":"abc","expires_in":"3600"}""".Utf8(), clock.GetUtcNow());
        });

        for (var hour = 0; hour < 3; hour++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => tokens.CurrentAsync(CancellationToken.None))));
            fetched.Should().HaveCount(hour + 1);
            clock.Pass(TimeSpan.FromSeconds(3600 - 121));
            await tokens.CurrentAsync(CancellationToken.None);
            fetched.Should().HaveCount(hour + 1);
            clock.Pass(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_401_renews_the_token_once()
    {
        var wire = new Wire(request => request.StartsWith("POST", StringComparison.Ordinal) ? Token()
            : request.Contains("Bearer t1") ? Wire.Answer("401 Unauthorized") : Wire.Ok(PullWorld.Page(1, 1)));

        (await _world.PullAsync(wire)).Outcome.Should().Be(PickupOutcome.Landed);

        wire.Requests.Select(request => request.Split(' ')[0]).Should().Equal("POST", "GET", "POST", "GET");
        wire.Requests.First().Should().Contain("grant_type=client_credentials&client_id=client&client_secret=s3cret%2F%2B&scope=feeds");
    }

    [Fact]
    public async Task A_second_401_is_the_service_s_last_word_and_no_secret_is_told()
    {
        var wire = new Wire(request => request.StartsWith("POST", StringComparison.Ordinal) ? Token() : Wire.Answer("401 Unauthorized"));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Contain("answered 401 to a new token").And.NotContain("t1").And.NotContain("s3cret");
        wire.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("400 Bad Request", """{"error":"invalid_client","error_description":"s3cret/+ is wrong"}""")]
    [InlineData("401 Unauthorized", "")]
    public async Task A_client_that_is_not_known_is_a_setting_to_correct(string status, string body)
    {
        var act = () => _world.PullAsync(_ => Wire.Answer(status, body));

        (await act.Should().ThrowAsync<SourceAuthException>()).Which.ToString().Should()
            .Contain($"client client was answered {status[..3]}").And.Contain("Correct SourceAuth:").And.NotContain("s3cret");
    }

    [Theory]
    [InlineData("200 OK", """{"token":"tell me"}""")]
    [InlineData("200 OK", """{"access_token":"tell\r\nme"}""")]
    [InlineData("500 Internal Server Error", "tell me")]
    public async Task A_provider_that_gives_no_token_makes_the_source_unavailable(string status, string body)
    {
        var pulled = await _world.PullAsync(_ => Wire.Answer(status, body));

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        pulled.Message.Should().Contain("Token of 127.0.0.1:9").And.NotContain("tell").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_token_that_is_never_good_is_not_asked_for_endlessly()
    {
        var wire = new Wire(_ => Wire.Ok("""{"access_token":"t","expires_in":0}"""));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        pulled.Message.Should().Contain("had expired before they could be sent");
        wire.Requests.Should().HaveCount(10).And.OnlyContain(request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void Neither_a_token_nor_a_secret_shows_itself()
    {
        var token = AccessToken.Read("""{"access_token":"t1"}""".Utf8(), default);

        $"{token} {Auth}".Should().NotContain("t1").And.NotContain("s3cret");
    }

    byte[] Token() => Wire.Ok($$"""{"access_token":"t{{++_tokens}}","expires_in":3600,"token_type":"Bearer"}""");
}
