namespace InsightsEtl.Extract;

/// <summary>A service stayed unavailable however patiently it was asked: nothing is wrong with what it says, later will do.</summary>
public sealed class SourceUnavailableException : Exception
{
    public SourceUnavailableException()
    {
    }

    public SourceUnavailableException(string message)
        : base(message)
    {
    }

    public SourceUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
