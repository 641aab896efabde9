using Npgsql;

namespace InsightsEtl.Load.Tests;

public sealed class FilterTests(RandomWorld world) : IClassFixture<RandomWorld>
{
    const string EveryListEmpty = """
        {"products":[],"markets":[],"attributions":[],"locations":[],"channels":[],"segments":[],"skus":[],"workloads":null}
        """;

    public static TheoryData<string> Questions => [.. MartQuestion.All.Select(question => question.ToString())];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_function_refuses_a_filter_that_does_not_exist_even_where_no_month_is_published(string name)
    {
        var ask = () => world.Warehouse.LinesAsync(Question(name).Sql("2031-01-01", "2031-01-01", """{"product":["Office"]}"""));

        (await ask.Should().ThrowAsync<PostgresException>()).Which.MessageText
            .Should().StartWith("There is no filter \"product\"; nearest: \"products\",");
    }

    [Theory]
    [InlineData("products", "Dynamics", "\"Dynamics 365\"")]
    [InlineData("products", "dynamics 365", "\"Dynamics 365\"")]
    [InlineData("skus", "e", "\"e1\"")]
    [InlineData("markets", "XX", "\"AD\"")]
    [InlineData("attributions", "CSP Tier 9", "\"CSP Tier 1\"")]
    [InlineData("locations", "1000009", "\"100000")]
    [InlineData("channels", "Direkt", "\"Direct\"")]
    [InlineData("segments", "Corporation", "\"Corporate\"")]
    [InlineData("workloads", "Team", "\"Teams\"")]
    [InlineData("segments", "it''s", "\"Corporate\"")]
    public async Task A_value_that_never_existed_is_an_error_that_names_it_and_the_nearest(string filter, string value, string nearest)
    {
        var ask = () => world.Warehouse.LinesAsync($$"""select mart.checked_filters('{"{{filter}}":["{{value}}"]}')""");

        (await ask.Should().ThrowAsync<PostgresException>()).Which.MessageText
            .Should().StartWith($"Filter \"{filter}\" has no value \"{value.Replace("''", "'")}\"; nearest: {nearest}");
    }

    [Theory]
    [InlineData("""{"skus":"e3"}""", "Filter \"skus\" is \"e3\", expected a list of texts.")]
    [InlineData("""{"skus":[1]}""", "Filter \"skus\" is [1], expected a list of texts.")]
    [InlineData("""{"skus":["e3",null]}""", "Filter \"skus\" is [\"e3\", null], expected a list of texts.")]
    [InlineData("""["e3"]""", "Filters are [\"e3\"], expected an object of lists.")]
    public async Task What_is_no_list_of_texts_is_an_error(string filters, string message)
    {
        var ask = () => world.Warehouse.LinesAsync($"select mart.checked_filters('{filters}')");

        (await ask.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Be(message);
    }

    [Theory]
    [InlineData("customer_distribution")]
    [InlineData("customer_distribution_trend")]
    [InlineData("license_distribution")]
    public async Task An_unknown_dimension_is_an_error_that_names_the_nearest(string name)
    {
        var ask = () => world.Warehouse.LinesAsync(new MartQuestion(name, "country").Sql("2026-01-01", "2026-03-01"));

        (await ask.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().StartWith("There is no dimension \"country\"; nearest: ");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task An_empty_list_is_all(string name)
    {
        var all = await world.Warehouse.LinesAsync(Question(name).Sql("2026-02-01", "2026-04-01"));

        all.Should().NotBeEmpty();
        (await world.Warehouse.LinesAsync(Question(name).Sql("2026-02-01", "2026-04-01", EveryListEmpty))).Should().Equal(all);
        (await world.Warehouse.LinesAsync(Question(name).Sql("2026-02-28", "2026-04-17"))).Should().Equal(all, "any day of a month will do");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_range_without_a_published_month_has_no_rows(string name)
    {
        (await world.Warehouse.LinesAsync(Question(name).Sql("2031-01-01", "2031-12-01"))).Should().BeEmpty();
        (await world.Warehouse.LinesAsync(Question(name).Sql("2026-04-01", "2026-02-01"))).Should().BeEmpty();
    }

    /// <summary>Every country there is names no customer out, but takes the way of a filter: what is answered unfiltered from
    /// fact_customer_month must be the same from the subscriptions.</summary>
    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_list_of_every_value_answers_as_no_list_does(string name)
    {
        var every = await world.Warehouse.LineAsync("select jsonb_build_object('markets', jsonb_agg(iso2))::text from warehouse.dim_geography");

        (await world.Warehouse.LinesAsync(Question(name).Sql("2026-01-01", "2026-05-01", every)))
            .Should().Equal(await world.Warehouse.LinesAsync(Question(name).Sql("2026-01-01", "2026-05-01")));
    }

    static MartQuestion Question(string name) => MartQuestion.All.Single(question => question.ToString() == name);
}
