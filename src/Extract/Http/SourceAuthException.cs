namespace InsightsEtl.Extract;

/// <summary>The identity provider knows the client no more: a setting or a secret is wrong, and trying again will not help.</summary>
public sealed class SourceAuthException : Exception
{
    public SourceAuthException()
    {
    }

    public SourceAuthException(string message)
        : base(message)
    {
    }

    public SourceAuthException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
