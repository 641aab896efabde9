namespace InsightsEtl.Extract.Tests;

public sealed class DeliveryPullTests : IDisposable
{
    readonly PullWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Pages_become_parts_of_a_delivery_in_the_contract_s_columns()
    {
        var pulled = await _world.PullAsync(request => Wire.Ok(request.Contains("next=2") ? PullWorld.Page(3, 1, total: 3) : PullWorld.Page(1, 2, "/feed?next=2", 3)));

        pulled.Outcome.Should().Be(PickupOutcome.Landed);
        pulled.Landed!.Parts.Select(part => part.Rows).Should().Equal(2, 1);
        _world.Lines().Should().Equal(PullWorld.Record(1), PullWorld.Record(2), PullWorld.Record(3));
        Directory.Exists(_world.PartialFolder).Should().BeFalse();
    }

    [Fact]
    public async Task The_same_records_are_the_same_delivery_whatever_else_the_service_tells()
    {
        await _world.PullAsync(_ => Wire.Ok("""{"etag":1,"value":[{"subscriptionId":"1","mpnId":"M","attributionType":"PAL","seen":"today"}]}"""));

        var again = await _world.PullAsync(_ => Wire.Ok("""{"VALUE":[{"seen":"now","attributionType":"PAL","MPNID":"M","subscriptionid":"1"}],"etag":2}"""));

        again.Outcome.Should().Be(PickupOutcome.AlreadyLanded);
        again.UnknownColumns.Should().Equal("seen");
    }

    [Theory]
    [InlineData("Link: </feed?next=9>; rel=\"last\", </feed?next=2>; rel=\"next\"\r\n")]
    [InlineData("Link: </feed?next=2>; rel=\"next\",</feed?next=9>; rel=\"last\"\r\n")]
    [InlineData("Link: </feed?next=1>; rel=prev\r\nLink: </feed?next=2>; title=\"page <2>, rel=none\"; REL=Next\r\n")]
    [InlineData("Link: </feed?next=9>; rel=\"last nextlike\"; title=\"; rel=next\", </feed?next=2>; rel=\"index next\"\r\n")]
    [InlineData("Link: </feed?next=9>; title=\"\\\"; rel=next\"; rel=last, </feed?next=2>; title=\"one quote too few; rel=next\r\n")]
    public async Task Of_several_links_in_a_header_that_of_the_next_page_is_followed(string links)
    {
        await _world.PullAsync(request => request.Contains("next=2") ? Wire.Ok(PullWorld.Page(3, 1)) : Wire.Ok(PullWorld.Page(1, 2), links));

        _world.Lines().Should().Equal(PullWorld.Record(1), PullWorld.Record(2), PullWorld.Record(3));
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("204 No Content")]
    public async Task No_delivery_is_no_fault(string status)
    {
        (await _world.PullAsync(_ => Wire.Answer(status))).Outcome.Should().Be(PickupOutcome.Absent);
        _world.ExpectNothing();
    }

    [Theory]
    [InlineData("400 Bad Request", "*answered 400*")]
    [InlineData("403 Forbidden", "*answered 403*")]
    public async Task An_answer_that_no_later_try_changes_is_asked_for_once(string status, string message)
    {
        var wire = new Wire(_ => Wire.Answer(status, "secret words"));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Match(message).And.NotContain("secret").And.NotContain("hidden");
        wire.Requests.Should().ContainSingle();
        _world.ExpectNothing();
    }

    [Theory]
    [InlineData("total", "*2 records arrived, the service says 7*")]
    [InlineData("repeat", "*page 2*has the records of page 1 again*")]
    [InlineData("loop", "*page 2*leads back to a page before it*")]
    [InlineData("changing", "*page 2*says 4 records in all, the pages before say 3*")]
    public async Task Pages_that_do_not_add_up_are_pulled_anew_and_refused_if_they_stay_so(string fault, string message)
    {
        var wire = new Wire(request => Wire.Ok((fault, request.Contains("next=2")) switch
        {
            ("total", _) => PullWorld.Page(1, 2, total: 7),
            ("repeat", _) => PullWorld.Page(1, 2, "/feed?next=2"),
            ("loop", true) => PullWorld.Page(3, 2, "/feed?next=2"),
            ("changing", true) => PullWorld.Page(3, 1, total: 4),
            _ => PullWorld.Page(1, 2, "/feed?next=2", fault == "changing" ? 3 : null),
        }));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Match(message);
        wire.Requests.Should().HaveCount(fault == "total" ? 3 : 6);
        _world.ExpectNothing();
    }

    [Theory]
    [InlineData("https://elsewhere.example.com/feed")]
    [InlineData("http://127.0.0.1:10/feed")]
    [InlineData("http://user@127.0.0.1:9/feed")]
    [InlineData("file:///etc/passwd")]
    public async Task The_next_page_is_at_the_same_host_or_nowhere(string next)
    {
        var wire = new Wire(_ => Wire.Ok(PullWorld.Page(1, 1, next)));

        var pulled = await _world.PullAsync(wire);

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Contain("expected 127.0.0.1:9 only");
        wire.Requests.Should().ContainSingle();
        _world.ExpectNothing();
    }

    [Fact]
    public async Task A_redirect_is_followed_on_the_same_host_only()
    {
        var away = await _world.PullAsync(_ => Wire.Answer("302 Found", headers: "Location: https://elsewhere.example.com/\r\n"));
        var here = await _world.PullAsync(request => request.Contains("GET /moved ")
            ? Wire.Ok(PullWorld.Page(1, 1))
            : Wire.Answer("302 Found", headers: "Location: /moved\r\n"));

        away.Outcome.Should().Be(PickupOutcome.Refused);
        away.Message.Should().Contain("redirected to https://elsewhere.example.com; expected 127.0.0.1:9 only");
        here.Outcome.Should().Be(PickupOutcome.Landed);
    }

    [Fact]
    public async Task Limits_end_what_has_no_end()
    {
        using var few = new PullWorld { Limits = _world.Limits with { Pages = 3 } };
        using var little = new PullWorld { Limits = _world.Limits with { DeliveryBytes = 500 } };
        var page = 0;

        var tooMany = await few.PullAsync(_ => Wire.Ok(PullWorld.Page(++page, 1, $"/feed?next={page}")));
        var tooMuch = await little.PullAsync(_ => Wire.Ok(PullWorld.Page(++page, 3, $"/feed?next={page}")));

        tooMany.Message.Should().Contain("more pages follow; expected at most 3");
        tooMuch.Message.Should().Match("*bytes so far; expected at most 500*");
        few.ExpectNothing();
        little.ExpectNothing();
    }

    [Fact]
    public async Task A_body_that_cannot_be_told_from_a_cut_one_is_refused()
    {
        using var csv = new PullWorld { Source = _world.Source with { Format = BodyFormat.Csv } };
        using var ndjson = new PullWorld { Source = _world.Source with { Format = BodyFormat.Ndjson } };
        const string Head = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

        var rows = await csv.PullAsync(_ => $"{Head}\r\n{PartFile.Header}1,M,PAL\n".Utf8());
        var lines = await ndjson.PullAsync(_ => $"{Head}\r\n{PullWorld.Record(1)}\n".Utf8());
        var marked = await ndjson.PullAsync(_ => $"{Head}\r\n{PullWorld.Record(1)}\n{{\"@nextLink\":null}}\n".Utf8());
        var counted = await csv.PullAsync(_ => $"{Head}totalCount: 1\r\n\r\n{PartFile.Header}1,M,PAL\n".Utf8());
        var closed = await _world.PullAsync(_ => $"{Head}\r\n{PullWorld.Page(1, 1)}".Utf8());

        rows.Outcome.Should().Be(PickupOutcome.Refused);
        rows.Message.Should().Contain("no Content-Length, chunks, total or end mark");
        lines.Outcome.Should().Be(PickupOutcome.Refused);
        new[] { marked, counted, closed }.Should().OnlyContain(pulled => pulled.Outcome == PickupOutcome.Landed);
    }

    [Fact]
    public async Task By_top_and_skip_a_short_page_is_the_last_whatever_the_total_says()
    {
        using var counted = new PullWorld { Source = _world.Source with { Paging = Paging.TopSkip, PageSize = 2 } };
        using var whole = new PullWorld { Source = counted.Source };

        var page = await counted.PullAsync(request => Wire.Ok(PullWorld.Page(1 + Skip(request), Math.Min(2, 5 - Skip(request)), total: 2)));
        var all = await whole.PullAsync(request => Skip(request) == 4 ? Wire.Answer("404 Not Found") : Wire.Ok(PullWorld.Page(1 + Skip(request), 2, total: 4)));

        page.Outcome.Should().Be(PickupOutcome.Refused, "a total of the page's records is none of the delivery's");
        all.Landed!.Rows.Should().Be(4, "behind the last full page there need not be another");

        static int Skip(string request) => request.Contains("skip=4") ? 4 : request.Contains("skip=2") ? 2 : 0;
    }

    [Fact]
    public async Task A_line_that_ends_the_page_and_is_cut_is_no_record()
    {
        using var ndjson = new PullWorld { Source = _world.Source with { Format = BodyFormat.Ndjson } };
        const string Head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

        var pulled = await ndjson.PullAsync(_ => $"{Head}{PullWorld.Record(1)}\n{{\"totalCount\":2,\"@nextLink\":\"htt".Utf8());

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        ndjson.Landing.Current().Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_no_Unicode_refuses_its_delivery()
    {
        var pulled = await _world.PullAsync(_ => Wire.Ok("""{"value":[{"\ud800x":1,"subscriptionId":"1","mpnId":"M","attributionType":"PAL"}]}"""));

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        _world.ExpectNothing();
    }

    [Fact]
    public async Task A_first_page_of_CSV_has_a_header_line_and_an_empty_one_is_no_delivery_of_nothing()
    {
        using var csv = new PullWorld { Source = _world.Source with { Format = BodyFormat.Csv } };

        var pulled = await csv.PullAsync(_ => Wire.Ok(""));

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Contain("the body is empty; expected a header line");
    }

    [Fact]
    public async Task Fields_are_found_without_case_in_any_alphabet_and_an_empty_one_gives_way_to_the_next()
    {
        using var named = new PullWorld
        {
            Source = _world.Source with { Fields = new Dictionary<string, IReadOnlyList<string>> { ["mpnId"] = ["ČÍSLO", "partner"] } },
        };

        await named.PullAsync(_ => Wire.Ok(
            """{"value":[{"subscriptionId":"1","číslo":"M","attributionType":"PAL"},{"subscriptionId":"2","číslo":"","partner":"M","attributionType":"PAL"}]}"""));

        named.Lines().Should().Equal(PullWorld.Record(1), PullWorld.Record(2));
    }

    [Fact]
    public async Task A_host_that_takes_no_connection_is_tried_again_and_unavailable()
    {
        var dials = 0;
        var silent = new GuardedConnection(
            new HashSet<string>(), static (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]),
            (_, _) =>
            {
                dials++;
                throw new OperationCanceledException();
            });

        var pulled = await _world.PullAsync(silent);

        pulled.Outcome.Should().Be(PickupOutcome.Unavailable);
        dials.Should().Be(4);
    }

    [Fact]
    public async Task A_field_that_does_not_end_is_refused_when_it_is_longer_than_any_record()
    {
        var pulled = await _world.PullAsync(_ => Wire.Ok($$"""{"value":[{"mpnId":"{{new string('a', LineBlocks.LargestRecordBytes * 3)}}"}]}"""));

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Contain("a record or field of more than");
        _world.ExpectNothing();
    }

    [Fact]
    public async Task A_page_without_a_required_column_is_refused_and_names_it()
    {
        var pulled = await _world.PullAsync(_ => Wire.Ok("""{"value":[{"subscriptionId":"1","partner":"M","attributionType":"PAL"}]}"""));

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Contain("no record has a field for column mpnId");
    }
}
