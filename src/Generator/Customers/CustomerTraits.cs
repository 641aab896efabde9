namespace InsightsEtl.Generator;

/// <summary>What stays true of a customer all its life.</summary>
/// <param name="People">Who could use a licence.</param>
/// <param name="TenantCount">1 to 4.</param>
/// <param name="Tpid">Its top parent number, shared by its tenants; null: it has none, and one tenant only.</param>
/// <param name="DiscountPercent">Off every price.</param>
sealed record CustomerTraits(
    int Number, Country Country, SizeClass Size, int People, int SlotCount, int TenantCount, long? Tpid, int DiscountPercent, int Industry)
{
    const int TpidBase = 1_200_000;

    public static CustomerTraits Of(Chance chance, int customer)
    {
        var number = chance.Number(Topic.Size, customer);
        var size = SizeClass.Draw(number);
        var hasTpid = !chance.Happens(300, Topic.Tpid, customer);
        return new CustomerTraits(
            customer,
            Country.Draw(chance.Number(Topic.Country, customer)),
            size,
            size.People(Chance.Mix(number)),
            size.LeastSlots + chance.Below(size.MostSlots - size.LeastSlots + 1, Topic.Slots, customer),
            hasTpid ? TenantsOf(size, chance.Below(100, Topic.Tenants, customer)) : 1,
            hasTpid ? TpidBase + customer : null,
            chance.Below(size.Least >= 200 ? 26 : 11, Topic.Discount, customer),
            chance.Below(Generator.Industry.All.Length, Topic.Industry, customer));
    }

    static int TenantsOf(SizeClass size, int percent) => size.Least switch
    {
        >= 200 => percent < 40 ? 1 : percent < 75 ? 2 : percent < 92 ? 3 : 4,
        >= 12 => percent < 88 ? 1 : 2,
        _ => percent < 97 ? 1 : 2,
    };
}
