namespace InsightsEtl.Generator;

/// <summary>How many customers have ever joined by the end of each month; a customer's number is its place in that order.</summary>
/// <remarks>
/// The size asked for is that of October 2026, about so many customers with an active subscription, whatever months are written, so
/// that a month is the same in every range. Before it those who joined grow by 1.5 % a month, after it by the same number every month.
/// </remarks>
sealed class GrowthCurve
{
    /// <summary>October 2026.</summary>
    const int Reference = 26 * 12 + 9;

    const long PartsOfCustomer = 1_000_000;

    /// <summary>Of a thousand who ever joined by October 2026, this many have an active subscription then.</summary>
    const int ActivePerThousand = 632;

    const int GrowthPerThousand = 15;

    /// <summary>A thousand times a hundred percent.</summary>
    const int Whole = 100_000;

    /// <summary>Percent of a usual month's joins, January to December: budgets in autumn and in June, quiet holidays.</summary>
    static readonly int[] Seasons = [110, 95, 105, 95, 105, 125, 70, 65, 115, 125, 120, 70];

    readonly long[] _joined = new long[MonthCount.Count];

    /// <param name="customers">1 to 10 million.</param>
    public GrowthCurve(int customers)
    {
        _joined[Reference] = customers * PartsOfCustomer * 1000 / ActivePerThousand;
        for (var month = Reference; month > 0; month--)
            _joined[month - 1] = (long)((Int128)_joined[month] * Whole / (Whole + GrowthOf(month)));
        for (var month = Reference + 1; month < MonthCount.Count; month++)
            _joined[month] = _joined[month - 1] + (long)((Int128)_joined[Reference] * GrowthOf(month) / Whole);
    }

    /// <summary>Numbers below this have joined by the month's end.</summary>
    public int JoinedBy(int month) => checked((int)((_joined[month] + PartsOfCustomer - 1) / PartsOfCustomer));

    /// <summary>The month in which a customer joins; the first month for all who were there before.</summary>
    /// <param name="customer">Below <see cref="JoinedBy"/> of some month.</param>
    public int JoinMonth(int customer)
    {
        var (low, high) = (0, MonthCount.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (JoinedBy(middle) > customer) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    static int GrowthOf(int month) => GrowthPerThousand * Seasons[MonthCount.Season(month)];
}
