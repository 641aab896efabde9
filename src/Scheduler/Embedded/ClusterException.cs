namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The embedded cluster cannot be had: the message says what was found, where, what was expected and what to do.</summary>
/// <param name="isSettings">True where the machine or the settings must change first; false where the server failed.</param>
sealed class ClusterException(string message, bool isSettings = false) : Exception(message)
{
    public bool IsSettings => isSettings;
}
