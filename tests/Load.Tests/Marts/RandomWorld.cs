using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>Five published months of a small world that a seed has made up: customers of several tenants, countries, segments, products.</summary>
public sealed class RandomWorld : IAsyncLifetime
{
    static readonly string?[] Markets = ["DE", "US", "FR", null];
    static readonly string?[] Segments = ["Corporate", "SMB", null];
    static readonly string[] Channels = ["Direct", "CSP", "Unknown"];
    static readonly string[] Attributions = ["CSP Tier 1", "PAL", "DPOR"];
    static readonly string[] Locations = ["1000001", "1000002", "1000003"];
    static readonly string[] Workloads = ["Exchange", "Teams", "Dynamics"];
    static readonly string[] Products = ["Dynamics 365", "Office", "Unknown"];

    Warehouse? _warehouse;

    internal Warehouse Warehouse => _warehouse!;

    public async Task InitializeAsync() => _warehouse = await Warehouse.NewAsync([.. Months(20261031)]);

    public async Task DisposeAsync() => await Warehouse.DisposeAsync();

    /// <summary>In order; a month may have no usage or no billing.</summary>
    internal static IEnumerable<DeliveredMonth> Months(int seed)
    {
        var random = new Random(seed);
        var customers = Enumerable.Range(1, 16).Select(number => Customer(random, number)).ToList();
        List<DimSku> skus = [.. Enumerable.Range(1, 5).Select(number => Sku(random, number))];
        var held = Enumerable.Range(1, 24).Select(number => Bought(random, number)).ToList();
        for (var month = 1; month <= 5; month++)
        {
            yield return DeliveredMonth.Of($"2026-0{month}", [.. held]) with
            {
                Customers = customers,
                Skus = skus,
                IsUsageLoaded = random.Next(6) > 0,
                IsBillingLoaded = random.Next(6) > 0,
            };
            customers = customers.ConvertAll(customer => random.Next(10) == 0 ? Moved(random, customer) : customer);
            held = [.. held.SelectMany(licence => Kept(random, licence)),
                .. Enumerable.Range(1, random.Next(8)).Select(number => Bought(random, 100 * month + random.Next(9) * 10 + number))
                    .DistinctBy(bought => bought.Subscription)];
        }
    }

    static DimCustomer Customer(Random random, int number) => Member.Customer($"t{number}") with
    {
        CustomerTpid = random.Next(4) == 0 ? null : $"{number / 2}",
        CustomerMarket = Pick(random, Markets),
        CustomerSegment = Pick(random, Segments),
    };

    static DimSku Sku(Random random, int number) => Member.Sku($"e{number}") with
    {
        Product = number == 1 ? "Dynamics 365" : Pick(random, Products),
        IsLicenseBased = number <= 3,
    };

    static Licence Bought(Random random, int number) => new($"s{number}", random.Next(1, 50))
    {
        Sku = $"e{random.Next(1, 6)}",
        Tenant = $"t{random.Next(1, 17)}",
        Mpn = Pick(random, Locations),
        AttributionType = Attributions[0],
        AlsoCredited = random.Next(3) == 0 ? [(Pick(random, Locations), Pick(random, Attributions[1..]))] : [],
        Channel = Pick(random, Channels),
        Status = random.Next(4) == 0 ? SubscriptionStatus.Suspended : SubscriptionStatus.Active,
        Workloads = Used(random),
        RevenueUsd = random.Next(4) == 0 ? null : random.Next(1, 100_000) / 100m,
    };

    /// <summary>To another country and another name.</summary>
    static DimCustomer Moved(Random random, DimCustomer customer) => customer with
    {
        CustomerName = $"{customer.CustomerName} {random.Next(100)}",
        CustomerMarket = Pick(random, Markets),
        CustomerSegment = Pick(random, Segments),
    };

    /// <summary>Most stay as they are or change; some end, and of these some go on under another id.</summary>
    static IEnumerable<Licence> Kept(Random random, Licence licence)
    {
        if (random.Next(5) > 0) yield return Changed(random, licence);
        else if (random.Next(3) == 0)
            yield return Changed(random, licence) with { Subscription = licence.Subscription + "+", MigratedFrom = licence.Subscription };
    }

    static Licence Changed(Random random, Licence licence) => licence with
    {
        MigratedFrom = null,
        Tenant = random.Next(12) == 0 ? $"t{random.Next(1, 17)}" : licence.Tenant,
        Seats = random.Next(3) == 0 ? random.Next(1, 50) : licence.Seats,
        Status = random.Next(4) == 0 ? SubscriptionStatus.Suspended : SubscriptionStatus.Active,
        Workloads = Used(random),
    };

    static (string Workload, int Assigned, int Active)[] Used(Random random) =>
        [.. Workloads.Where(_ => random.Next(2) == 0).Select(workload => (workload, random.Next(40), random.Next(3) == 0 ? 0 : random.Next(40)))];

    static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
