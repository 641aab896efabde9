namespace InsightsEtl.Generator;

/// <summary>One thing a customer buys and keeps for a while; migrations and conversions give it other subscription ids.</summary>
/// <param name="Start">The month it is bought in.</param>
/// <param name="Day">The day of that month, 1 to 28.</param>
/// <param name="Trial">What it is tried with for a month before; null: it is bought at once.</param>
/// <param name="AddOn">The second SKU of the same subscription; null: it has one.</param>
/// <param name="Terms">A number that its terms, words and shares are drawn from.</param>
sealed record SubscriptionSlot(
    long Key, int Start, int Day, Sku Sku, Sku? Trial, Sku? AddOn, int FirstSeats, int Tenant, SalesChannel Channel, ulong Terms)
{
    const int Latest = 30;

    /// <summary>The customer's office, which it gives up last.</summary>
    public bool IsFirst => Key % 16 == 0;

    /// <summary>Long enough that no two customers, spells or slots share one.</summary>
    public static long KeyOf(int customer, int spell, int slot) => ((long)customer * 64 + Math.Min(spell, 63)) * 16 + slot;

    public static SubscriptionSlot Of(Chance chance, CustomerTraits customer, int spell, int spellStart, int number)
    {
        var key = KeyOf(customer.Number, spell, number);
        var terms = chance.Number(Topic.SlotTerms, key);
        var sku = SkuOf(chance, customer, key, number);
        var isTried = number > 0 && sku.Product == "Dynamics 365" && chance.Happens(2500, Topic.SlotStart, key, 1);
        var hasAddOn = sku.Kind is SkuKind.SmallSuite or SkuKind.LargeSuite && chance.Happens(700, Topic.SlotSku, key, 2);
        return new SubscriptionSlot(
            key,
            spellStart + (number == 0 ? 0 : Delay(chance, key)),
            1 + chance.Below(28, Topic.SlotStart, key, 2),
            sku,
            isTried ? SkuCatalogue.Draw(terms, SkuKind.Trial) : null,
            hasAddOn ? SkuCatalogue.Draw(terms, SkuKind.AddOn) : null,
            SeatsOf(chance, customer, sku, key),
            (int)(terms % (ulong)customer.TenantCount) * Math.Min(number, 1),
            SalesChannel.Of(customer, chance.Below(100, Topic.Channel, number % 4 == 3 ? key : customer.Number)),
            terms);
    }

    static Sku SkuOf(Chance chance, CustomerTraits customer, long key, int number)
    {
        var draw = chance.Number(Topic.SlotSku, key);
        var isLarge = customer.People >= 150;
        if (number == 0) return SkuCatalogue.Draw(draw, isLarge ? SkuKind.LargeSuite : SkuKind.SmallSuite);
        return customer.People >= 50 ? SkuCatalogue.Draw(draw, SkuKind.Extra, SkuKind.LargeExtra) : SkuCatalogue.Draw(draw, SkuKind.Extra);
    }

    /// <summary>Nearly half of what a customer buys it buys when it joins.</summary>
    static int Delay(Chance chance, long key)
    {
        var number = chance.Number(Topic.SlotStart, key);
        return Chance.Below(100, number) < 45 ? 0 : 1 + Chance.Below(Latest, Chance.Mix(number));
    }

    static int SeatsOf(Chance chance, CustomerTraits customer, Sku sku, long key)
    {
        if (sku.IsAzure) return 1;
        var share = sku.LeastShare + chance.Below(sku.MostShare - sku.LeastShare, Topic.SlotSeats, key);
        return Math.Max(1, customer.People * share / 1000);
    }
}
