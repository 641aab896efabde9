namespace InsightsEtl.Load.Dashboards;

/// <summary>Why a number is null. None of these is zero.</summary>
public enum Absence
{
    /// <summary>Usage of a month it needs is not loaded.</summary>
    NotLoaded,

    /// <summary>It compares with the calendar month before, which is not in the warehouse.</summary>
    NoMonthBefore,

    /// <summary>A percentage of 0 or of what is null itself.</summary>
    NothingToDivideBy,

    /// <summary>Filters let no row through.</summary>
    NoRow,
}
