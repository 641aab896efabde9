namespace InsightsEtl.Load;

/// <summary>How many rows of the warehouse a publish wrote; all 0 where everything was as it shall be.</summary>
/// <param name="Rekeyed">Facts of later months that got another version of a member, their values unchanged.</param>
/// <param name="Members">Members of type 2 dimensions whose values in the month changed or appeared.</param>
/// <param name="NextMonth">Facts of the following month that follow from this one: deltas, ended rows, customers.</param>
public sealed record RowChanges(long Inserted, long Updated, long Deleted, long Rekeyed = 0, long Members = 0, long NextMonth = 0)
{
    public static readonly RowChanges None = new(0, 0, 0);

    /// <summary>Rows of the month's own facts.</summary>
    public long OfMonth => Inserted + Updated + Deleted;

    public RowChanges Plus(RowChanges other) =>
        new(Inserted + other.Inserted, Updated + other.Updated, Deleted + other.Deleted,
            Rekeyed + other.Rekeyed, Members + other.Members, NextMonth + other.NextMonth);
}
