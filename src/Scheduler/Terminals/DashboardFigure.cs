using InsightsEtl.Load.Dashboards;

namespace InsightsEtl.Scheduler.Terminals;

/// <summary>A dashboard's numbers as texts. What is not loaded, what is none and what is zero look different.</summary>
static class DashboardFigure
{
    public const string Unknown = "–";

    /// <param name="monthStart">Of the number; null: it is one of the whole range.</param>
    public static string Of(object? value, Measure measure, DashboardAnswer answer, DateOnly? monthStart) => value is null
        ? Of(monthStart is { } month ? answer.WhyNull(measure, month) : answer.WhyNull(measure))
        : Of(Number(value), measure);

    /// <summary>The change of a card with its sign, unless it is a share.</summary>
    public static string Change(object? change, ChangeMeaning meaning) => (change, meaning) switch
    {
        (null, _) => Unknown,
        (_, ChangeMeaning.Points) => Signed(Number(change)) + " pp",
        (_, ChangeMeaning.ShareOfCustomersBefore) => Percent(Number(change)),
        _ => Signed(Number(change)) + " %",
    };

    public static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    public static string Month(DateOnly monthStart) => monthStart.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Of(Absence absence) => absence switch
    {
        Absence.NotLoaded => "not loaded",
        Absence.NoRow => "none",
        _ => Unknown,
    };

    static string Of(decimal value, Measure measure) => measure.IsPercentage ? Percent(value) : value.ToString("N0", CultureInfo.InvariantCulture);

    static string Percent(decimal value) => value.ToString("N2", CultureInfo.InvariantCulture) + " %";

    static string Signed(decimal value) => value.ToString("+#,0.00;-#,0.00;0.00", CultureInfo.InvariantCulture);
}
