namespace InsightsEtl.Generator;

/// <summary>A customer's invoice of a month: delivered on the 5th, corrected and completed on the 20th.</summary>
sealed class Invoice(Chance chance, CustomerTraits customer, int month)
{
    /// <summary>Lines of the second delivery that are new are numbered from here.</summary>
    const int FirstLate = 501;

    /// <summary>Of 1,000 lines, this many are delivered again with another amount.</summary>
    const int CorrectedPerThousand = 15;

    const int April = 3, June = 5;

    readonly DateOnly _first = MonthCount.FirstDay(month);
    readonly int _days = MonthCount.DayCount(month);

    /// <summary>Unique for customer and month.</summary>
    public string Id { get; } = string.Create(
        CultureInfo.InvariantCulture, $"G{MonthCount.FirstDay(month):yyMM}-{customer.Number:D7}");

    /// <summary>What each subscription costs this month: the seats it began the month with, or the rest of its first month.</summary>
    public IEnumerable<BillingLine> Charges(IReadOnlyList<Subscription> subscriptions)
    {
        var number = 0;
        foreach (var subscription in subscriptions)
        {
            if (!subscription.IsBilled) continue;
            yield return Charge(subscription, subscription.Sku, ++number, SeatsAtFirst(subscription));
            if (subscription.Slot.AddOn is { } addOn) yield return Charge(subscription, addOn, ++number, subscription.SeatsOfAddOn);
        }
    }

    /// <summary>Corrected amounts under their old keys; changes of seats, credits and late credits under new ones.</summary>
    public IEnumerable<BillingLine> Corrections(IReadOnlyList<Subscription> subscriptions)
    {
        foreach (var line in Charges(subscriptions))
            if (chance.Below(1000, Topic.Billing, line.Subscription.Slot.Key, month) < CorrectedPerThousand)
                yield return line with { Amount = Math.Round(line.Amount * 0.9m, 2) };
        var number = FirstLate;
        foreach (var subscription in subscriptions)
        {
            if (Change(subscription, number) is { } change) { number++; yield return change; }
            if (Credit(subscription, number) is { } credit) { number++; yield return credit; }
        }
    }

    BillingLine Charge(Subscription subscription, Sku sku, int number, int seats)
    {
        var isFirst = subscription.Slot.Start == month;
        var from = isFirst ? subscription.BoughtDate : _first;
        var cents = sku.IsAzure ? ConsumedCents(subscription) : (decimal)seats * PriceCents(sku);
        if (isFirst && !sku.IsAzure) cents = cents * (_days - from.Day + 1) / _days;
        var type = sku.IsAzure ? "usage" : isFirst ? "purchaseFee" : "cycleFee";
        return new(number, subscription, sku, from, _first.AddDays(_days - 1), type, seats, Amount(cents));
    }

    /// <summary>Null: the seats have not changed this month, or are not billed.</summary>
    BillingLine? Change(Subscription subscription, int number)
    {
        var seats = subscription.Seats - subscription.SeatsBefore;
        if (!subscription.IsBilled || subscription.Sku.IsAzure || subscription.SeatsBefore == 0 || seats == 0) return null;
        var day = 6 + chance.Below(12, Topic.Billing, subscription.Slot.Key, month + 10_000L);
        var cents = (decimal)seats * PriceCents(subscription.Sku) * (_days - day + 1) / _days;
        return new(number, subscription, subscription.Sku, _first.AddDays(day - 1), _first.AddDays(_days - 1),
            seats > 0 ? "addQuantity" : "removeQuantity", seats, Amount(cents));
    }

    /// <summary>A goodwill now and then; a late credit for one in four of those that have vanished, which points nowhere by then.</summary>
    BillingLine? Credit(Subscription subscription, int number)
    {
        var percent = chance.Below(100, Topic.Billing, subscription.Slot.Key, month + 20_000L);
        var isDue = subscription.Standing == Standing.Vanished ? percent < 25 : subscription.IsBilled && percent < 2;
        if (!isDue || subscription.Sku.IsFree || subscription.Sku.IsAzure) return null;
        var cents = -(decimal)subscription.Seats * PriceCents(subscription.Sku) * 15 / 100;
        return new(number, subscription, subscription.Sku, _first, _first.AddDays(_days - 1), "credit", 1, Amount(cents));
    }

    static int SeatsAtFirst(Subscription subscription) =>
        subscription.SeatsBefore == 0 ? subscription.Seats : subscription.SeatsBefore;

    /// <summary>Every April prices rise by 2.5 % of those of 2020; June has an offer.</summary>
    decimal PriceCents(Sku sku)
    {
        var permille = 1000 + 25 * ((month + 12 - April) / 12 - 21);
        if (MonthCount.Season(month) == June) permille -= 30;
        return sku.PriceCents * permille / 1000m * (100 - customer.DiscountPercent) / 100m;
    }

    decimal ConsumedCents(Subscription subscription)
    {
        var share = 20 + chance.Below(180, Topic.Consumption, subscription.Slot.Key);
        var growth = 1000 + 9 * Math.Min(60, month - subscription.Slot.Start);
        var noise = 90 + chance.Below(21, Topic.Consumption, subscription.Slot.Key, month);
        return customer.People * 420m * share / 100m * growth / 1000m * noise / 100m;
    }

    decimal Amount(decimal usdCents) => customer.Country.Currency.FromUsdCents(usdCents);
}
