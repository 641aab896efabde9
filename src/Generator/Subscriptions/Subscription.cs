namespace InsightsEtl.Generator;

/// <summary>A subscription as it stands at a month's end.</summary>
/// <param name="MigratedFrom">The id it had before its migration; null: it has not been migrated.</param>
/// <param name="Since">The month in which this id began.</param>
/// <param name="Seats">Licences bought; what is suspended or ended keeps its number.</param>
/// <param name="SeatsBefore">At the end of the month before; 0 in the slot's first month.</param>
sealed record Subscription(
    SubscriptionSlot Slot, Guid Id, Guid? MigratedFrom, int Since, Sku Sku, int Seats, int SeatsBefore, Standing Standing)
{
    public bool IsBilled => (Sku.IsAzure || Sku.PriceCents > 0) && Standing is Standing.Active or Standing.Renewed or Standing.Grace;

    public bool IsUsed => Standing is Standing.Active or Standing.Renewed or Standing.Grace or Standing.Suspended;

    /// <summary>The first day of this id: later ids begin on the first of a month.</summary>
    public DateOnly StartDate => MonthCount.FirstDay(Since).AddDays(Since == Slot.Start ? Slot.Day - 1 : 0);

    /// <summary>The day on which the seats were bought first, whatever the id was then.</summary>
    public DateOnly BoughtDate => MonthCount.FirstDay(Slot.Start).AddDays(Slot.Day - 1);

    /// <summary>Null: a monthly term, which has no end of its own.</summary>
    public DateOnly? EndDateIn(int month)
    {
        if (TermYears == 0 || Sku.IsAzure) return null;
        var terms = (month - Since) / (12 * TermYears) + 1;
        return StartDate.AddMonths(terms * 12 * TermYears);
    }

    /// <summary>0 for a monthly term, 1 or 3.</summary>
    public int TermYears => (Slot.Terms >> 8 & 0xF) switch { < 5 => 0, < 14 => 1, _ => 3 };

    public int SeatsOfAddOn => Math.Max(1, Seats * (50 + (int)(Slot.Terms >> 16 & 0x7F)) / 1000);

    /// <summary>All that a customer has at a month's end, what has just ended included.</summary>
    public static IEnumerable<Subscription> Of(Chance chance, CustomerTraits customer, CustomerLife life, int month)
    {
        for (var number = 0; number < customer.SlotCount; number++)
            if (Of(chance, SubscriptionSlot.Of(chance, customer, life.Spell, life.SpellStart, number), life, month) is { } subscription)
                yield return subscription;
    }

    static Subscription? Of(Chance chance, SubscriptionSlot slot, CustomerLife life, int month)
    {
        if (slot.Start > month || slot.Start >= life.LeftAt) return null;
        var state = SlotLife.At(chance, slot, Math.Min(month, life.LeftAt - 1));
        var standing = StandingOf(state, life, month);
        if (standing is null) return null;
        return new Subscription(
            slot,
            chance.Id(Topic.Subscription, slot.Key, state.Generation),
            state.IsMigrated ? chance.Id(Topic.Subscription, slot.Key, state.Generation - 1) : null,
            state.Since,
            state.IsTrial ? slot.Trial! : slot.Sku,
            state.Seats,
            state.SeatsBefore,
            standing.Value);
    }

    /// <summary>Null: it has been gone for longer than a month.</summary>
    static Standing? StandingOf(SlotLife state, CustomerLife life, int month)
    {
        var end = Math.Min(state.EndedAt, life.LeftAt);
        if (end > month) return life.IsOnHold ? Standing.Suspended : state.Standing;
        return (month - end) switch
        {
            0 => Standing.Suspended,
            1 => Standing.Disabled,
            2 => Standing.Deprovisioned,
            3 => Standing.Vanished,
            _ => null,
        };
    }
}
