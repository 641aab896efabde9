namespace InsightsEtl.Extract;

/// <summary>One attempt at a page failed in a way that the next one may not.</summary>
sealed class PassingFaultException : Exception
{
    public PassingFaultException()
    {
    }

    public PassingFaultException(string message)
        : base(message)
    {
    }

    public PassingFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long the service asked to be left alone; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer came whole and was nonsense: where it stays so, the delivery is refused; the service is there.</summary>
    public bool IsContent { get; init; }
}
