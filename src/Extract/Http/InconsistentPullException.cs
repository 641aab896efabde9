namespace InsightsEtl.Extract;

/// <summary>Pages that do not add up to one delivery, perhaps because it changed while it was read: only all of it again can tell.</summary>
sealed class InconsistentPullException : Exception
{
    public InconsistentPullException()
    {
    }

    public InconsistentPullException(string message)
        : base(message)
    {
    }

    public InconsistentPullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
