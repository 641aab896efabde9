namespace InsightsEtl.Extract;

/// <summary>A month cannot be built because a feed it cannot do without has no usable delivery.</summary>
public sealed class FeedMissingException : Exception
{
    public FeedMissingException()
    {
    }

    public FeedMissingException(string message)
        : base(message)
    {
    }

    public FeedMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
