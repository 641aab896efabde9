using System.Text.RegularExpressions;

namespace InsightsEtl.Load.Tests;

/// <summary>The plans that functions run inside, as the server itself explains them.</summary>
public sealed partial class ReadPartitionsTests(RandomWorld world) : IClassFixture<RandomWorld>
{
    public static TheoryData<string, string> Questions
    {
        get
        {
            var questions = new TheoryData<string, string>();
            foreach (var question in MartQuestion.All.Where(question => question.Name != "customer_changes"))
                foreach (var filters in (string[])["{}", """{"products":["Office"],"locations":["1000001"],"workloads":["Teams"]}"""])
                    questions.Add(question.ToString(), filters);
            return questions;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_function_reads_the_months_of_its_range_and_the_one_before_and_no_other(string name, string filters)
    {
        var question = MartQuestion.All.Single(question => question.ToString() == name);
        await using var connection = await world.Warehouse.OpenAsync();
        await connection.RunAsync(
            "create table if not exists warehouse_part.subscription_year_2025 partition of warehouse.subscription_year for values in (2025); "
            + "load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; "
            + "set auto_explain.log_level = notice; set client_min_messages = notice", CancellationToken.None);
        var plans = new List<string>();
        connection.Notice += (_, notice) => plans.Add(notice.Notice.MessageText);

        await connection.RunAsync(question.Sql("2026-03-01", "2026-03-01", filters), CancellationToken.None);

        plans.Should().Contain(plan => Table().IsMatch(plan), "the plans of what a function asks inside are shown");
        var read = plans.SelectMany(plan => Table().Matches(plan)).Select(match => match.Groups["part"]).Where(part => part.Success);
        read.Select(part => part.Value).Distinct().Should().BeSubsetOf(["202602", "202603", "2026"]);
    }

    /// <summary>A table of the warehouse, and its month or year where it is one of that alone.</summary>
    [GeneratedRegex(@" on ((fact_\w+|seat|revenue_profile|profile|member|total)_month|subscription_year)(_(?<part>\d{4,6}))?\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();
}
