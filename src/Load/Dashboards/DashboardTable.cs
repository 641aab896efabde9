namespace InsightsEtl.Load.Dashboards;

/// <summary>A section's answer, as the function gave it.</summary>
/// <param name="Rows">As many values as there are columns; null is null.</param>
public sealed record DashboardTable(DashboardSection Section, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>-1 where it has none of that name.</summary>
    public int PlaceOf(string column) => Columns.ToList().IndexOf(column);

    /// <summary>Each row as an object with the columns for names.</summary>
    public IEnumerable<Dictionary<string, object?>> Objects() =>
        Rows.Select(row => Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
}
