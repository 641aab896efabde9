namespace InsightsEtl.Scheduler.Checkup;

/// <summary>What one check of the machine or the database found.</summary>
/// <param name="Remedy">What to do; null where all is fine.</param>
sealed record Finding(string Check, FindingState State, string Found, string? Remedy = null)
{
    /// <summary>Fine where the claim holds; else the state given, with its remedy.</summary>
    public static Finding If(bool isFine, string check, string found, FindingState otherwise, string remedy) =>
        isFine ? new(check, FindingState.Fine, found) : new(check, otherwise, found, remedy);
}
