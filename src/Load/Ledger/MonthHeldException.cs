namespace InsightsEtl.Load;

/// <summary>Another run holds the month, or has taken it from this one.</summary>
public sealed class MonthHeldException : Exception
{
    public MonthHeldException()
    {
    }

    public MonthHeldException(string message)
        : base(message)
    {
    }

    public MonthHeldException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
