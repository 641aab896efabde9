using System.Diagnostics.CodeAnalysis;

namespace InsightsEtl.Extract;

/// <summary>A calendar month: the grain of every fact and the argument of every run.</summary>
public readonly record struct Month : IComparable<Month>
{
    /// <summary>Months since January of year 0, so that neighbours differ by one.</summary>
    readonly int _number;

    /// <param name="year">1 to 9998.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year or month is out of range.</exception>
    public Month(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _number = year * 12 + month - 1;
    }

    public int Year => _number / 12;

    /// <summary>1 to 12.</summary>
    public int Number => _number % 12 + 1;

    public DateOnly First => new(Year, Number, 1);

    public DateOnly Last => First.AddDays(DayCount - 1);

    public int DayCount => DateTime.DaysInMonth(Year, Number);

    /// <summary>yyyymm, as in <c>month_key</c>.</summary>
    public int Key => Year * 100 + Number;

    public Month Next => Of(First.AddMonths(1));

    public Month Previous => Of(First.AddMonths(-1));

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>yyyy-MM</c> and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Month month)
    {
        var isMonth = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year <= 9998;
        month = isMonth ? Of(day) : default;
        return isMonth;
    }

    /// <exception cref="FormatException">The text is not <c>yyyy-MM</c>.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"Found '{text}'; expected a month as yyyy-MM, such as 2026-10.");

    public bool Contains(DateOnly day) => Of(day) == this;

    public int CompareTo(Month other) => _number.CompareTo(other._number);

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static bool operator <(Month left, Month right) => left._number < right._number;

    public static bool operator >(Month left, Month right) => left._number > right._number;

    public static bool operator <=(Month left, Month right) => left._number <= right._number;

    public static bool operator >=(Month left, Month right) => left._number >= right._number;
}
