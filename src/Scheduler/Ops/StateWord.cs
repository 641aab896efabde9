namespace InsightsEtl.Scheduler.Ops;

/// <summary>A word for a state, with its tone and a sentence for those who ask.</summary>
public sealed record StateWord(string Word, Tone Tone, string? Meaning = null)
{
    /// <summary>Of a run's or a step's state in the ledger.</summary>
    public static StateWord Of(string state) => state switch
    {
        "running" => new(state, Tone.Busy),
        "succeeded" => new("done", Tone.Good),
        "failed" => new(state, Tone.Bad),
        "interrupted" => new(state, Tone.Warning, "Its process ended; nothing is half done."),
        "skipped" => new("up to date", Tone.Good, "There was nothing to do."),
        _ => new(state, Tone.Absent),
    };
}
