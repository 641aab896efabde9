namespace InsightsEtl.Load;

/// <summary>A month does not add up, so it was not published; the results are in <c>etl.check_result</c>.</summary>
public sealed class ChecksFailedException : Exception
{
    public ChecksFailedException()
    {
    }

    public ChecksFailedException(string message)
        : base(message)
    {
    }

    public ChecksFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
