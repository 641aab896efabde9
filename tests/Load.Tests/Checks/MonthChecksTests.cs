using InsightsEtl.Extract;

namespace InsightsEtl.Load.Tests;

public sealed class MonthChecksTests(GoodMonths months) : IClassFixture<GoodMonths>
{
    static readonly Month April = new(2026, 4);

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Tampering.All.Count)];

    [Theory]
    [InlineData("2026-02")]
    [InlineData("2026-03")]
    [InlineData("2026-04")]
    public async Task A_good_month_passes_every_check(string month)
    {
        await using var connection = await months.Warehouse.OpenAsync();

        var results = await MonthChecks.RunAsync(connection, Month.Parse(month), CancellationToken.None);

        results.Should().OnlyContain(result => result.IsPassed && result.Actual == "0 offending rows");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_tampered_month_does_not_pass(int place)
    {
        var tampering = Tampering.All[place];
        await using var connection = await months.Warehouse.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        (await connection.RunAsync(tampering.Sql, CancellationToken.None)).Should().BePositive("{0} must find its rows", tampering);
        var results = await MonthChecks.RunAsync(connection, April, CancellationToken.None);

        results.Single(result => result.Name == tampering.Check).IsPassed.Should().BeFalse("of {0}", tampering);
    }

    [Fact]
    public void Every_check_is_shown_to_fail()
    {
        var checks = SqlText.Folder("checks").Select(path => Path.GetFileNameWithoutExtension(path));

        Tampering.All.Select(tampering => tampering.Check).Distinct().Should().BeEquivalentTo(checks);
    }

    [Fact]
    public async Task A_worker_of_the_server_may_ask_any_sentence_alone()
    {
        await using var connection = await months.Warehouse.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.RunAsync(
            "select set_config(name, 'on', true) from pg_settings where name in ('force_parallel_mode', 'debug_parallel_query')",
            CancellationToken.None);

        foreach (var path in SqlText.Folder("checks"))
        {
            var plan = await connection.ScalarAsync<string>(
                $"explain select count(*) from ({SqlText.Read(path)}) as offending", CancellationToken.None, ("month", April.First));
            plan.Should().StartWith("Gather", "a worker must be able to take {0}", path);
        }
    }
}
