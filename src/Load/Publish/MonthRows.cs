using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The rows of a month under one open publish: staged candidates become targets, targets become the warehouse.</summary>
sealed class MonthRows(NpgsqlConnection connection, long runId)
{
    /// <summary>Members from which on the planner is told at once: a first load would else be planned for an empty dimension.</summary>
    const int WorthAnalyzing = 1000;

    static readonly string[] Targets = ["base", "previous", "fact_subscription_month", "fact_attribution_month", "fact_customer_month"];

    static readonly string[] AggregateTargets =
        ["attribution_set", "attribution_set_values", "workload_set", "subscription_year", .. FactTable.Aggregate.Select(table => table.Table)];

    readonly HashSet<Type2Dimension> _changed = [];

    /// <summary>Brings the dimensions in line with the month's snapshot. A location that is named anew counts, new values or not.</summary>
    public async Task<RowChanges> ChangeMembersAsync(Month month, CancellationToken cancellationToken)
    {
        await RunAsync("warehouse/type_1.sql", month, cancellationToken);
        var members = 0L;
        foreach (var dimension in Type2Dimension.All)
        {
            await RunAsync($"warehouse/{dimension.Table}.sql", month, cancellationToken);
            await AnalyzeAsync(cancellationToken, dimension.Table);
            var named = dimension == Type2Dimension.PartnerLocation
                ? await connection.ScalarAsync<long>(
                    SqlText.Read("warehouse/location_observed.sql", runId), cancellationToken, ("month", month.First))
                : 0;
            await connection.RunAsync(
                SqlText.Read("warehouse/type_2.sql", runId, dimension.Names), cancellationToken, ("month", month.First));
            var affected = await CountAsync($"affected_{dimension.Table}", cancellationToken);
            if (affected > 0) _changed.Add(dimension);
            if (affected >= WorthAnalyzing) await connection.RunAsync($"analyze warehouse.{dimension.Table}", cancellationToken);
            members += Math.Max(affected, named);
        }
        return RowChanges.None with { Members = members };
    }

    /// <summary>Brings the month's own facts in line with its candidates, and gives later months the keys they need.</summary>
    public async Task<RowChanges> ChangeFactsAsync(MonthState state, CancellationToken cancellationToken)
    {
        await RunAsync("warehouse/base_from_candidates.sql", state.Month, cancellationToken);
        await DeriveAsync(state.Month, state.IsUsageLoaded, "warehouse/fact_attribution_month.sql", cancellationToken);
        await RunAsync("warehouse/fact_revenue_month.sql", state.Month, cancellationToken);
        await RunAsync("warehouse/fact_usage_month.sql", state.Month, cancellationToken);

        var changes = RowChanges.None;
        foreach (var fact in FactTable.All) changes = changes.Plus(await ApplyAsync(fact, state.Month, cancellationToken));
        return changes with { Rekeyed = await RekeyAsync(state.Month, cancellationToken) };
    }

    /// <summary>Derives again what the following month makes of this one: deltas, ended rows, new and churned customers.</summary>
    public async Task<RowChanges> DeriveNextAsync(Month next, bool isUsageLoaded, CancellationToken cancellationToken)
    {
        await EmptyAsync(Targets, cancellationToken);
        await RunAsync("warehouse/base_from_fact.sql", next, cancellationToken);
        await DeriveAsync(next, isUsageLoaded, "warehouse/fact_attribution_month_kept.sql", cancellationToken);

        var changes = RowChanges.None;
        foreach (var fact in new[] { FactTable.SubscriptionMonth, FactTable.AttributionMonth, FactTable.CustomerMonth })
            changes = changes.Plus(await ApplyAsync(fact, next, cancellationToken));
        return changes;
    }

    /// <summary>Brings the aggregate of a month in line with its facts, whose function it is.</summary>
    public async Task AggregateAsync(Month month, CancellationToken cancellationToken)
    {
        await EmptyAsync(AggregateTargets, cancellationToken);
        await RunAsync("warehouse/dim_profile.sql", month, cancellationToken);
        await RunAsync("warehouse/attribution_set.sql", month, cancellationToken);
        await RunAsync("warehouse/workload_set.sql", month, cancellationToken);
        await AnalyzeAsync(cancellationToken, "attribution_set", "attribution_set_values", "workload_set");
        foreach (var table in FactTable.Aggregate)
        {
            await RunAsync($"warehouse/{table.Table}.sql", month, cancellationToken);
            await ApplyAsync(table, month, cancellationToken);
        }
        await MarkYearAsync(month, cancellationToken);
    }

    /// <summary>The month's bits in the year of each subscription.</summary>
    async Task MarkYearAsync(Month month, CancellationToken cancellationToken)
    {
        await RunAsync("warehouse/subscription_year.sql", month, cancellationToken);
        await AnalyzeAsync(cancellationToken, "subscription_year");
        var isNew = await YearPartition.EnsureAsync(connection, month, cancellationToken);
        await RunAsync("warehouse/subscription_year_apply.sql", month, cancellationToken);
        if (isNew) await YearPartition.AnalyzeAsync(connection, month, cancellationToken);
    }

    /// <summary>Whether members changed that the following month's ended rows keep from this one.</summary>
    public async Task<bool> ChangedEndedMembersAsync(Month next, CancellationToken cancellationToken) =>
        _changed.Count > 0
        && await connection.ScalarAsync<bool>(
            SqlText.Read("warehouse/ended_members_affected.sql", runId), cancellationToken, ("month", next.First));

    public async Task RetireMembersAsync(CancellationToken cancellationToken)
    {
        foreach (var dimension in _changed)
            await connection.RunAsync(SqlText.Read("warehouse/retire.sql", runId, dimension.Names), cancellationToken);
    }

    async Task DeriveAsync(Month month, bool isUsageLoaded, string attributions, CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            SqlText.Read("warehouse/previous.sql", runId), cancellationToken, ("previous_month", month.Previous.First));
        await AnalyzeAsync(cancellationToken, "base", "previous");
        var hasPrevious = await connection.ScalarAsync<bool>(
            "select exists (select from warehouse.month_state where month_start = @month)",
            cancellationToken, ("month", month.Previous.First));
        foreach (var file in new[]
            {
                "warehouse/fact_subscription_month.sql", attributions, "warehouse/fact_attribution_month_ended.sql",
                "warehouse/fact_customer_month.sql",
            })
            await connection.RunAsync(
                SqlText.Read(file, runId), cancellationToken,
                ("month", month.First), ("previous_month", month.Previous.First), ("run", runId),
                ("has_previous", hasPrevious), ("usage_loaded", isUsageLoaded));
    }

    async Task<RowChanges> ApplyAsync(FactTable fact, Month month, CancellationToken cancellationToken)
    {
        await AnalyzeAsync(cancellationToken, fact.Table);
        var partition = new Partition(fact, month);
        if (fact.IsPartitioned && !await partition.ExistsAsync(connection, cancellationToken))
            return RowChanges.None with { Inserted = await partition.BuildAsync(connection, runId, cancellationToken) };
        return (await connection.RowsAsync(
            SqlText.Read("warehouse/apply.sql", runId, fact.Names),
            row => new RowChanges(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            cancellationToken,
            ("month", month.First), ("run", runId)))[0];
    }

    /// <summary>Only months after this one can hold versions that its members' changes have split, and only of members that changed.</summary>
    async Task<long> RekeyAsync(Month month, CancellationToken cancellationToken)
    {
        if (!await connection.ScalarAsync<bool>(
            "select exists (select from warehouse.month_state where month_start > @month)", cancellationToken, ("month", month.First)))
            return 0;
        var rekeyed = 0L;
        foreach (var fact in FactTable.All) rekeyed += await RekeyAsync(fact, month, cancellationToken);
        // The aggregate holds the keys of the facts it is made from; they are counted there.
        await RekeyAsync(FactTable.SeatMonth, month, cancellationToken);
        return rekeyed;
    }

    async Task<long> RekeyAsync(FactTable fact, Month month, CancellationToken cancellationToken)
    {
        var rekeyed = 0L;
        foreach (var dimension in fact.Dimensions.Intersect(_changed))
            rekeyed += await connection.RunAsync(
                SqlText.Read("warehouse/rekey.sql", runId, fact.NamesWith(dimension)), cancellationToken, ("month", month.First));
        return rekeyed;
    }

    Task RunAsync(string file, Month month, CancellationToken cancellationToken) =>
        connection.RunAsync(SqlText.Read(file, runId), cancellationToken, ("month", month.First), ("run", runId));

    async Task EmptyAsync(string[] targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
            await connection.RunAsync(SqlText.Read("staging/empty.sql", runId, ("target", target)), cancellationToken);
    }

    Task<long> CountAsync(string target, CancellationToken cancellationToken) =>
        connection.ScalarAsync<long>(SqlText.Read("staging/count.sql", runId, ("target", target)), cancellationToken);

    async Task AnalyzeAsync(CancellationToken cancellationToken, params string[] targets)
    {
        foreach (var target in targets)
            await connection.RunAsync(SqlText.Read("staging/analyze.sql", runId, ("target", target)), cancellationToken);
    }
}
