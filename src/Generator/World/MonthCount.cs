using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>Months counted from January 2000, the origin of the generated time.</summary>
static class MonthCount
{
    public const int FirstYear = 2000;

    /// <summary>Up to December 2099.</summary>
    public const int Count = 1200;

    public static int Of(Month month) => (month.Year - FirstYear) * 12 + month.Number - 1;

    public static DateOnly FirstDay(int month) => new(FirstYear + month / 12, month % 12 + 1, 1);

    /// <summary>0 for January to 11 for December.</summary>
    public static int Season(int month) => month % 12;

    public static int DayCount(int month) => DateTime.DaysInMonth(FirstYear + month / 12, month % 12 + 1);
}
