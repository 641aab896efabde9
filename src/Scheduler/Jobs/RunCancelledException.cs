namespace InsightsEtl.Scheduler.Jobs;

/// <summary>Somebody wished the run to end early; nothing is half done.</summary>
sealed class RunCancelledException : Exception
{
    public RunCancelledException()
    {
    }

    public RunCancelledException(string message)
        : base(message)
    {
    }

    public RunCancelledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
