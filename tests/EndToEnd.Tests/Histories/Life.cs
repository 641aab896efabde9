namespace InsightsEtl.EndToEnd.Tests;

/// <summary>
/// A small world as it stands in one month, and what becomes of it: names that change back and forth, tenants that move to another
/// parent, subscriptions that vanish, return, move and migrate.
/// </summary>
/// <remarks>Every choice is among few, so that A, B, A comes up in most lives; worlds of few subscriptions lose whole customers.</remarks>
sealed record Life(
    IReadOnlyList<string> Tenants, IReadOnlyList<string> Skus, IReadOnlyList<string> Locations, IReadOnlyList<Subscription> Subscriptions)
{
    public const int TenantCount = 4;
    public const int SkuCount = 3;

    static readonly string[] Mpns = ["M1", "M2", "M3"];

    public static Life Begin(Chance chance) => new(
        [.. Enumerable.Range(0, TenantCount).Select(number => Tenant(number, chance))],
        [.. Enumerable.Range(0, SkuCount).Select(number => Sku(number, chance))],
        [.. Mpns.Select(mpn => Location(mpn, chance))],
        [.. Enumerable.Range(0, chance.Pick(3, 4, 9)).Select(number => Born(number, chance))]);

    /// <summary>The next month.</summary>
    public Life Next(Chance chance) => new(
        [.. Tenants.Select((tenant, number) => chance.Of(0.4) ? Tenant(number, chance) : tenant)],
        [.. Skus.Select((sku, number) => chance.Of(0.25) ? Sku(number, chance) : sku)],
        [.. Locations.Select((location, number) => chance.Of(0.3) ? Location(Mpns[number], chance) : location)],
        [.. Subscriptions.Select(subscription => Lived(subscription, chance))]);

    public static string Guid(char kind, int number) => $"{new string(kind, 8)}-0000-0000-0000-{number:D12}";

    static string Tenant(int number, Chance chance) => string.Join(
        ',', Guid('a', number), chance.Pick("", "P1", "P1", "P2", "P2"), chance.Pick("Fabrikam", "Contoso"), chance.Pick("DE", "US", "QQ"),
        chance.Pick("Corporate", "SMB", ""));

    static string Sku(int number, Chance chance) => string.Join(
        ',', Guid('b', number), "SKU " + chance.Pick("A", "B"), chance.Pick("Office 365", "Azure"),
        chance.Pick("Paid", "Paid", "Paid", "Free"), "true");

    static string Location(string mpn, Chance chance) => string.Join(
        ',', mpn, chance.Pick("North", "South"), "PGA", chance.Pick("DE", "FR", ""));

    static Subscription Born(int number, Chance chance) => new(
        number, chance.UpTo(SkuCount), chance.UpTo(TenantCount + 1), Status(chance), chance.UpTo(10), Mpn(chance),
        chance.Pick("Main", "Other"), chance.Pick("CSP", "EA"), MigratedFrom(number, chance), chance.Of(0.7));

    static Subscription Lived(Subscription before, Chance chance) => before with
    {
        Sku = chance.Of(0.1) ? chance.UpTo(SkuCount) : before.Sku,
        Tenant = chance.Of(0.25) ? chance.UpTo(TenantCount + 1) : before.Tenant,
        Status = chance.Of(0.3) ? Status(chance) : before.Status,
        Licenses = chance.Of(0.4) ? chance.UpTo(10) : before.Licenses,
        Mpn = chance.Of(0.2) ? Mpn(chance) : before.Mpn,
        Name = chance.Of(0.3) ? chance.Pick("Main", "Other") : before.Name,
        Channel = chance.Of(0.1) ? chance.Pick("CSP", "EA") : before.Channel,
        MigratedFrom = chance.Of(0.3) ? MigratedFrom(before.Number, chance) : before.MigratedFrom,
        IsPresent = chance.Of(0.3) ? chance.Of(0.6) : before.IsPresent,
    };

    static string Status(Chance chance) => chance.Pick("ACTIVE", "ACTIVE", "Active", "IN_GRACE", "SUSPENDED", "DELETED", "odd");

    static string? Mpn(Chance chance) => chance.Pick("M1", "M2", "M3", "M9", null);

    /// <summary>Few predecessors for many, so that several successors of one are common.</summary>
    static int? MigratedFrom(int number, Chance chance) => chance.Of(0.5) && chance.UpTo(3) is var from && from != number ? from : null;
}
