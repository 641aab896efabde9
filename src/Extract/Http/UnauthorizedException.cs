namespace InsightsEtl.Extract;

/// <summary>A request's token is not good, or was not any more when its turn came.</summary>
sealed class UnauthorizedException : Exception
{
    public UnauthorizedException()
    {
    }

    public UnauthorizedException(string message)
        : base(message)
    {
    }

    public UnauthorizedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The token expired while the request waited, so that it was never sent.</summary>
    public bool IsUnsent { get; init; }
}
