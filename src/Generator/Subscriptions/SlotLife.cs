namespace InsightsEtl.Generator;

/// <summary>How a slot stands in a month: the sum of all that has happened to it since it was bought.</summary>
/// <param name="Generation">How many subscription ids it has had before this one.</param>
/// <param name="Since">The month of the present id.</param>
/// <param name="IsMigrated">The present id follows another one by migration.</param>
/// <param name="IsTrial">It is still being tried.</param>
/// <param name="SeatsBefore">At the end of the month before; 0 in the first.</param>
/// <param name="EndedAt">The first month without it; <see cref="CustomerLife.Never"/>: it goes on.</param>
readonly record struct SlotLife(
    int Generation, int Since, bool IsMigrated, bool IsTrial, int Seats, int SeatsBefore, int EndedAt, Standing Standing)
{
    /// <summary>Chances of 65,536 in a month.</summary>
    const int End = 420, EndFirst = 130, Migrate = 330, ChangeSeats = 7200, Grace = 260, Hold = 60, Pend = 900;

    /// <summary>Percent of the trials that are bought in the end.</summary>
    const int ConvertPercent = 55;

    /// <summary>Percent of the seat changes that are increases, January to December.</summary>
    static readonly int[] MoreSeats = [66, 62, 64, 60, 62, 68, 50, 52, 68, 70, 66, 50];

    /// <param name="month">From the slot's start on.</param>
    public static SlotLife At(Chance chance, SubscriptionSlot slot, int month)
    {
        var isTried = slot.Trial is not null;
        var isPending = !isTried && Chance.Quarter(chance.Number(Topic.SlotMonth, slot.Key, slot.Start), 0) < Pend;
        var life = new SlotLife(
            Generation: 0, slot.Start, IsMigrated: false, isTried, slot.FirstSeats, SeatsBefore: 0, CustomerLife.Never,
            isPending ? Standing.Pending : Standing.Active);
        for (var at = slot.Start + 1; at <= month && life.EndedAt == CustomerLife.Never; at++)
            life = life.After(chance.Number(Topic.SlotMonth, slot.Key, at), slot, at);
        return life;
    }

    SlotLife After(ulong number, SubscriptionSlot slot, int month)
    {
        if (IsTrial) return AfterTrial(Chance.Below(100, number) < ConvertPercent, slot, month);
        if (Chance.Quarter(number, 0) < (slot.IsFirst ? EndFirst : End)) return this with { EndedAt = month, SeatsBefore = Seats };
        var isMigrated = Chance.Quarter(number, 1) < Migrate;
        return this with
        {
            Generation = isMigrated ? Generation + 1 : Generation,
            Since = isMigrated ? month : Since,
            IsMigrated = isMigrated || IsMigrated,
            Seats = SeatsAfter(number, slot, month),
            SeatsBefore = Seats,
            Standing = StandingAfter(Chance.Quarter(number, 3), (month - slot.Start) % 12 == 0),
        };
    }

    SlotLife AfterTrial(bool isBought, SubscriptionSlot slot, int month) => isBought
        ? this with { Generation = 1, Since = month, IsTrial = false, Seats = slot.FirstSeats, SeatsBefore = 0, Standing = Standing.Active }
        : this with { EndedAt = month, SeatsBefore = Seats };

    int SeatsAfter(ulong number, SubscriptionSlot slot, int month)
    {
        if (slot.Sku.IsAzure || Chance.Quarter(number, 2) >= ChangeSeats) return Seats;
        var change = Chance.Mix(number);
        var size = Math.Max(1, Seats * (3 + Chance.Below(20, change)) / 100);
        return Chance.Below(100, Chance.Mix(change)) < MoreSeats[MonthCount.Season(month)]
            ? Math.Min(Seats + size, slot.FirstSeats * 3)
            : Math.Max(1, Seats - size);
    }

    static Standing StandingAfter(int number, bool isAnniversary) => number switch
    {
        < Grace => Standing.Grace,
        < Grace + Hold => Standing.Suspended,
        _ => isAnniversary ? Standing.Renewed : Standing.Active,
    };
}
