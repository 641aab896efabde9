namespace InsightsEtl.Transform;

/// <summary>The seats one delivery reports for the days it holds, to tell an exact duplicate from a conflict.</summary>
/// <remarks>
/// A column per day of the delivery, normally one, of 8 bytes per entry; columns are used again by the next delivery. What an
/// earlier delivery left in them is never read: the entry knows which days the delivery has reported.
/// </remarks>
sealed class DaySeats
{
    const int MostDays = 31;

    readonly List<List<Seats[]?>> _columns = [];
    readonly int[] _columnOfDay = new int[MostDays];
    int _columnsTaken;

    public DaySeats() => BeginDelivery();

    /// <summary>Columns ever needed at once: the most days one delivery has held.</summary>
    public int ColumnCount => _columns.Count;

    public void BeginDelivery()
    {
        Array.Fill(_columnOfDay, -1);
        _columnsTaken = 0;
    }

    public ref Seats At(int day, int place)
    {
        if (_columnOfDay[day] < 0) _columnOfDay[day] = TakeColumn();
        var column = _columns[_columnOfDay[day]];
        var page = place >> UsageTable.PageBits;
        while (column.Count <= page) column.Add(null);
        return ref (column[page] ??= new Seats[UsageTable.PageSize])[place & (UsageTable.PageSize - 1)];
    }

    /// <summary>Has the processor fetch what <see cref="At"/> will be asked for, if it is there.</summary>
    public void Foresee(int day, int place)
    {
        if (_columnOfDay[day] < 0) return;
        var column = _columns[_columnOfDay[day]];
        var page = place >> UsageTable.PageBits;
        if (page < column.Count && column[page] is { } seats) Prefetch.Of(ref seats[place & (UsageTable.PageSize - 1)]);
    }

    int TakeColumn()
    {
        if (_columnsTaken == _columns.Count) _columns.Add([]);
        return _columnsTaken++;
    }
}
