namespace InsightsEtl.Generator;

/// <summary>How a customer stands in a month: the sum of all that has happened to it since it joined.</summary>
/// <param name="Spell">0 for its first time as a customer, 1 after it has come back once, and so on.</param>
/// <param name="SpellStart">The month in which it joined or came back last.</param>
/// <param name="LeftAt">The first month without it; <see cref="int.MaxValue"/>: it is here.</param>
/// <param name="IsOnHold">All its subscriptions are suspended this month, until it has paid.</param>
readonly record struct CustomerLife(
    int Spell, int SpellStart, int LeftAt, int Renames, int LocationMoves, int SegmentMoves, bool IsOnHold)
{
    public const int Never = int.MaxValue;

    const int July = 6;

    /// <summary>Chances of 65,536 in a month.</summary>
    const int Leave = 700, OnHold = 50, Rename = 160, MoveLocation = 150, MoveSegment = 30, MoveSegmentInJuly = 1900;

    /// <summary>Percent of those that leave who will come back, two to thirteen months later.</summary>
    const int ReturnPercent = 30;

    /// <summary>Percent of the usual chance to leave, January to December: contracts end with the year and with the fiscal year.</summary>
    static readonly int[] LeaveSeasons = [135, 90, 95, 90, 90, 95, 130, 100, 85, 85, 90, 115];

    /// <param name="joined">The month in which the customer joined, at or before <paramref name="month"/>.</param>
    public static CustomerLife At(Chance chance, CustomerTraits customer, int joined, int month)
    {
        var life = new CustomerLife(Spell: 0, joined, Never, Renames: 0, LocationMoves: 0, SegmentMoves: 0, IsOnHold: false);
        var returnsAt = Never;
        for (var at = joined + 1; at <= month; at++)
        {
            if (at == returnsAt) life = life with { Spell = life.Spell + 1, SpellStart = at, LeftAt = Never, IsOnHold = false };
            else if (life.LeftAt == Never) life = life.After(chance.Number(Topic.CustomerMonth, customer.Number, at), customer, at);
            if (life.LeftAt == at) returnsAt = ReturnOf(chance, customer.Number, at);
            if (life.LeftAt <= at && returnsAt == Never) break;
        }

        return life;
    }

    CustomerLife After(ulong number, CustomerTraits customer, int month)
    {
        var season = MonthCount.Season(month);
        var leave = Leave * LeaveSeasons[season] / 100 * customer.Size.LeaveWeight / 100;
        if (month > SpellStart + 1 && Chance.Quarter(number, 0) < leave) return this with { LeftAt = month, IsOnHold = false };
        return this with
        {
            IsOnHold = Chance.Quarter(Chance.Mix(number), 0) < OnHold,
            Renames = Renames + (Chance.Quarter(number, 1) < Rename ? 1 : 0),
            LocationMoves = LocationMoves + (Chance.Quarter(number, 2) < MoveLocation ? 1 : 0),
            SegmentMoves = SegmentMoves + (Chance.Quarter(number, 3) < (season == July ? MoveSegmentInJuly : MoveSegment) ? 1 : 0),
        };
    }

    static int ReturnOf(Chance chance, int customer, int left)
    {
        var number = chance.Number(Topic.CustomerReturn, customer, left);
        return Chance.Below(100, number) < ReturnPercent ? left + 2 + Chance.Below(12, Chance.Mix(number)) : Never;
    }
}
