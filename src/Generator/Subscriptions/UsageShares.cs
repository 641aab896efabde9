using System.Runtime.InteropServices;

namespace InsightsEtl.Generator;

/// <summary>How many of its seats a subscription assigns and uses, in per thousand, and how that changes day by day.</summary>
/// <remarks>Whole numbers throughout. Hot path: called for every row of the usage feed.</remarks>
[StructLayout(LayoutKind.Auto)]
readonly struct UsageShares
{
    const int DaysToAssign = 45;
    const int DaysToUse = 90;

    /// <summary>Of 256, this many have assigned seats that nobody uses.</summary>
    const int Dormant = 22;

    const long Million = 1_000_000;

    /// <summary>Per thousand of the usual activity, January to December: summer and year's end are quiet.</summary>
    static readonly int[] Seasons = [985, 1000, 1005, 1000, 1000, 990, 955, 940, 1000, 1010, 1010, 935];

    readonly int _seats;
    readonly int _assigned;
    readonly int _active;
    readonly int _boughtDay;
    readonly ulong _noise;

    /// <param name="isAddOn">They are those of the second SKU.</param>
    /// <param name="workload">The place of the workload among those of its SKU; the first is used most.</param>
    public UsageShares(Chance chance, Subscription subscription, bool isAddOn, int workload, int month)
    {
        var key = subscription.Slot.Key * 2 + (isAddOn ? 1 : 0);
        var share = chance.Number(Topic.Share, key);
        var years = Math.Min(4, (month - subscription.Slot.Start) / 12);
        _seats = isAddOn ? subscription.SeatsOfAddOn : subscription.Seats;
        _assigned = Chance.Below(100, share) < 5 ? 1010 + Chance.Below(140, Chance.Mix(share)) : 640 + Chance.Below(345, Chance.Mix(share));
        var active = 520 + Chance.Below(420, chance.Number(Topic.Share, key, 1)) + 10 * years - 90 * workload;
        _active = (int)(share & 0xFF) < Dormant ? 0 : subscription.Standing == Standing.Suspended ? active / 3 : active;
        _boughtDay = subscription.BoughtDate.DayNumber;
        _noise = chance.Number(Topic.Day, key, workload);
    }

    /// <summary>Per thousand of the usual activity on a day, whoever uses what.</summary>
    public static int OfDay(DateOnly day)
    {
        var season = Seasons[day.Month - 1];
        if (day is { Month: 12, Day: >= 24 } or { Month: 1, Day: <= 2 }) season -= 25;
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? season - 25 : season;
    }

    /// <param name="dayShare">As <see cref="OfDay"/> has it.</param>
    public (int Assigned, int Active) On(int dayNumber, int dayShare)
    {
        var age = dayNumber - _boughtDay;
        var assigned = ((long)_seats * _assigned * Ramp(age, DaysToAssign, 400) + Million / 2) / Million;
        var noise = 985 + (int)((Chance.Mix(unchecked(_noise + (ulong)dayNumber)) >> 32) % 31);
        var active = assigned * _active * Ramp(age, DaysToUse, 300) / 1000 * dayShare / 1000 * noise;
        return ((int)assigned, (int)Math.Min(assigned, (active + Million - 1) / Million));
    }

    static int Ramp(int age, int days, int first) => age >= days ? 1000 : first + (1000 - first) * age / days;
}
