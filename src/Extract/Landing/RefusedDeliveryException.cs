namespace InsightsEtl.Extract;

/// <summary>A delivery that is not what its manifest says, so that nothing of it is used; the message says what to do.</summary>
sealed class RefusedDeliveryException : Exception
{
    public RefusedDeliveryException()
    {
    }

    public RefusedDeliveryException(string message)
        : base(message)
    {
    }

    public RefusedDeliveryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
