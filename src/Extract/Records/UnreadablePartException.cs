namespace InsightsEtl.Extract;

/// <summary>A part that cannot be read as its feed at all, so that its whole delivery is refused.</summary>
public sealed class UnreadablePartException : Exception
{
    public UnreadablePartException()
    {
    }

    public UnreadablePartException(string message)
        : base(message)
    {
    }

    public UnreadablePartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
