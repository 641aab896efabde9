namespace InsightsEtl.Load.Dashboards;

/// <summary>What the <c>change_pct</c> of a card is.</summary>
public enum ChangeMeaning
{
    /// <summary>From the range's first month to its last, in percent of the first.</summary>
    Percent,

    /// <summary>The same in percentage points, of what is a percentage itself.</summary>
    Points,

    /// <summary>All that churned in the range, in percent of the customers before it.</summary>
    ShareOfCustomersBefore,
}
