namespace InsightsEtl.Generator;

/// <summary>How big a customer is: half of them have a dozen people, a few have thousands.</summary>
/// <param name="Weight">In per thousand of the customers.</param>
/// <param name="Least">People, inclusive.</param>
/// <param name="Most">People, exclusive.</param>
/// <param name="MostSlots">Of what it may buy over time; one at least.</param>
/// <param name="LeaveWeight">Percent of the usual chance to leave.</param>
sealed record SizeClass(int Weight, int Least, int Most, int LeastSlots, int MostSlots, int LeaveWeight)
{
    public static readonly SizeClass[] All =
    [
        new(480, 2, 12, 1, 2, 125), new(280, 12, 50, 1, 4, 100), new(150, 50, 200, 2, 5, 75),
        new(66, 200, 1000, 3, 7, 50), new(20, 1000, 4000, 4, 10, 25), new(4, 4000, 9000, 6, 12, 12),
    ];

    public static SizeClass Draw(ulong number)
    {
        var rest = Chance.Below(1000, number);
        var place = 0;
        while (rest >= All[place].Weight) rest -= All[place++].Weight;
        return All[place];
    }

    /// <summary>People, more often few than many.</summary>
    public int People(ulong number)
    {
        var share = Chance.Below(1000, number);
        return Least + (Most - Least) * share / 1000 * share / 1000;
    }
}
