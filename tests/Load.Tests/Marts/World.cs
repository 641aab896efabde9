using System.Text;

namespace InsightsEtl.Load.Tests;

/// <summary>What the feeds of some months say, made up by chance; a world in which something goes wrong can be made smaller.</summary>
/// <param name="Months">In order; one may be missing between them.</param>
sealed record World(int Seed, IReadOnlyList<DeliveredMonth> Months)
{
    /// <summary>Inclusive at both ends, as arguments of a function.</summary>
    public const string Range = "'2026-01-01', '2026-05-01'";

    public static World Of(int seed)
    {
        var months = RandomWorld.Months(seed).ToList();
        var random = new Random(seed);
        if (random.Next(4) == 0) months.RemoveAt(random.Next(1, months.Count - 1));
        return new World(seed, months);
    }

    /// <summary>Without a month, without a subscription, without a gap in what is loaded.</summary>
    public IEnumerable<World> Smaller()
    {
        if (Months.Count > 1)
            foreach (var month in Months) yield return this with { Months = [.. Months.Where(other => other != month)] };
        foreach (var subscription in Months.SelectMany(month => month.Licences).Select(licence => licence.Subscription).Distinct())
            yield return this with { Months = [.. Months.Select(month => Without(month, subscription))] };
        if (Months.Any(month => !month.IsUsageLoaded || !month.IsBillingLoaded))
            yield return this with { Months = [.. Months.Select(month => month with { IsUsageLoaded = true, IsBillingLoaded = true })] };
    }

    public Task<Warehouse> PublishAsync() => Warehouse.NewAsync([.. Months]);

    /// <summary>In an order by chance, always the same one.</summary>
    public Task<Warehouse> PublishShuffledAsync()
    {
        DeliveredMonth[] months = [.. Months];
        new Random(Seed).Shuffle(months);
        return Warehouse.NewAsync(months);
    }

    /// <summary>For FsCheck to show: seed 12; 2026-01 usage billing: s1 e2 of t3 20, …</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"seed {Seed}");
        foreach (var month in Months)
        {
            text.Append(CultureInfo.InvariantCulture, $"; {month.Month}{(month.IsUsageLoaded ? " usage" : "")}{(month.IsBillingLoaded ? " billing" : "")}: ");
            text.AppendJoin(", ", month.Licences.Select(licence => $"{licence.Subscription} {licence.Sku} of {licence.Tenant} {licence.Seats} {licence.Status}"));
        }
        return text.ToString();
    }

    static DeliveredMonth Without(DeliveredMonth month, string subscription) =>
        month with { Licences = [.. month.Licences.Where(licence => licence.Subscription != subscription)] };
}
