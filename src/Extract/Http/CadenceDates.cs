namespace InsightsEtl.Extract;

/// <summary>The dates of a month that a source is asked for.</summary>
static class CadenceDates
{
    /// <param name="today">The run's date: nothing is asked of a day that has not ended, but a snapshot of the first or of the run's own day.</param>
    public static IEnumerable<DateOnly> Of(Cadence cadence, Month month, DateOnly today)
    {
        IEnumerable<DateOnly> dates = cadence switch
        {
            Cadence.Daily => Enumerable.Range(0, month.DayCount).Select(month.First.AddDays).Where(date => date < today),
            Cadence.MonthEnd => month.Last < today ? [month.Last] : [],
            Cadence.Monthly => month.First <= today ? [month.First] : [],
            _ => month.Contains(today) ? [today] : [],
        };
        return dates;
    }
}
