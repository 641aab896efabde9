using System.Net;
using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Alerts;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Who is told, and how often.</summary>
public sealed class AlertTests
{
    static readonly Month January = new(2026, 1);
    static readonly Asker Maria = new("maria", "new prices", RequestSource.Page);

    [Fact]
    public async Task Runs_that_fail_and_checks_that_fail_are_told_once_each_and_a_receiver_that_is_down_is_waited_for()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        new TinyFeeds(January).BrokenUsage.DropInto(home.Feeds);
        await home.Door.RequestAsync([January, January.Next], new WantedRun(), Maria, CancellationToken.None);
        using var listener = Listener(out var address);
        var receiving = ReceiveAsync(listener, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK);
        using var webhook = new Webhook(address);

        await using (TestWorkers.Start(TestWorkers.HomeOf(home, webhook)))
            await home.UntilAsync("select count(*) = 2 from etl.alert where state = 'sent'");

        var messages = await receiving;
        messages.Select(message => message.GetProperty("kind").GetString()).Should().Equal("checks failed", "checks failed", "failed");
        messages.Select(message => message.GetProperty("runId").GetInt64()).Should().Equal(1, 1, 2);
        messages[2].GetProperty("text").GetString().Should().StartWith("insights: Feed missing: 2026-02 needs a complete delivery of subscriptions");
        (await home.AskAsync<string>("select string_agg(exit_code::text, ', ' order by month_start) from etl.run_request")).Should().Be("3, 4");
        (await home.AskAsync<long>("select count(*) from etl.run")).Should().Be(2, "what breaks its contract is not tried again");
    }

    [Fact]
    public async Task A_month_run_from_the_command_line_that_fails_is_told_by_that_command()
    {
        await using var home = await TestHome.CreateAsync();
        using var listener = Listener(out var address);
        var receiving = ReceiveAsync(listener, HttpStatusCode.OK);
        Directory.CreateDirectory(home.Path);
        await File.WriteAllTextAsync(Path.Combine(home.Path, "appsettings.json"), JsonSerializer.Serialize(new { Alerts = new { Webhook = address } }));

        var (code, _, _) = await home.CommandAsync("run", "2026-01");

        code.Should().Be(4);
        (await receiving)[0].GetProperty("text").GetString().Should().StartWith("insights: Feed missing: 2026-01 needs a complete delivery of ");
        (await home.AskAsync<string>("select string_agg(run_id || ' ' || state, ', ') from etl.alert")).Should().Be("1 sent");
    }

    [Fact]
    public async Task A_delivery_that_is_left_out_is_told_once_and_again_when_it_is_left_out_for_another_reason()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        var refused = Path.Combine(home.Feeds, "usage", "2026-01-30");
        Directory.CreateDirectory(refused);
        await File.WriteAllTextAsync(Path.Combine(refused, "part-000.csv"), "usageDate");
        var told = TestHome.Request(MonthRange.Of([January]), home.Feeds) with { IsTold = true };

        await home.RunAsync(told);
        await home.RunAsync(told);
        await File.WriteAllTextAsync(Path.Combine(refused, "manifest.json"), "{}");
        await home.RunAsync(told);

        (await home.AskAsync<string>("select string_agg(kind || ' ' || feed || ' ' || expected_date, '; ') from etl.alert"))
            .Should().Be("left out usage 2026-01-30; left out usage 2026-01-30");
        (await home.AskAsync<string>("select message from etl.alert order by alert_id limit 1"))
            .Should().StartWith("usage of 2026-01-30 is left out, it is incomplete: ");
        (await home.AskAsync<string>("select message from etl.alert order by alert_id desc limit 1"))
            .Should().StartWith("usage of 2026-01-30 is left out, it is refused: ");
    }

    static HttpListener Listener(out Uri address)
    {
        for (var port = 20000 + Random.Shared.Next(20000); ; port++)
        {
            address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/hook/"));
            var listener = new HttpListener { Prefixes = { address.ToString() } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (port < 60000)
            {
                // Somebody has that port.
            }
        }
    }

    static async Task<List<JsonElement>> ReceiveAsync(HttpListener listener, params HttpStatusCode[] answers)
    {
        List<JsonElement> messages = [];
        foreach (var answer in answers)
        {
            var context = await listener.GetContextAsync();
            using var message = await JsonDocument.ParseAsync(context.Request.InputStream);
            messages.Add(message.RootElement.Clone());
            context.Response.StatusCode = (int)answer;
            context.Response.Close();
        }
        return messages;
    }
}
