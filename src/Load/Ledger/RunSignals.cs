using System.Diagnostics;
using System.Diagnostics.Metrics;
using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>What runs tell a collector of traces and metrics, where one listens: a span per run and step, runs, rows and seconds.</summary>
public static class RunSignals
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "InsightsEtl";

    static readonly ActivitySource Spans = new(Name);
    static readonly Meter Meter = new(Name);

    static readonly Counter<long> Runs = Meter.CreateCounter<long>("insights.runs", "{run}", "Runs that have ended, by state.");

    static readonly Counter<long> Rows = Meter.CreateCounter<long>(
        "insights.rows", "{row}", "Rows that steps read from feeds, by what became of them: out, duplicate, rejected.");

    static readonly Histogram<double> StepSeconds = Meter.CreateHistogram<double>("insights.step.duration", "s", "How long a step of a month took.");

    /// <returns>The span, to be disposed at the run's end; null where nobody listens.</returns>
    public static Activity? Run(string command) => Spans.StartActivity("run")?.SetTag("insights.command", command);

    /// <summary>Of all months at once.</summary>
    /// <returns>The span, to be disposed at the end; null where nobody listens.</returns>
    public static Activity? Extract() => Spans.StartActivity("extract");

    /// <returns>The span, to be disposed at the step's end; null where nobody listens.</returns>
    public static Activity? Step(Month month, MonthStep step) =>
        Spans.StartActivity($"{month} {RunLedger.Word(step)}")?.SetTag("insights.month", month.ToString()).SetTag("insights.step", RunLedger.Word(step));

    internal static void Ended(RunState state) => Runs.Add(1, new KeyValuePair<string, object?>("state", RunLedger.Word(state)));

    internal static void Ended(MonthStep step, TimeSpan elapsed, StepOutcome outcome)
    {
        var name = new KeyValuePair<string, object?>("step", RunLedger.Word(step));
        StepSeconds.Record(elapsed.TotalSeconds, name, new("state", RunLedger.Word(outcome.State)));
        foreach (var (fate, rows) in new[] { ("out", outcome.RowsOut), ("duplicate", outcome.RowsDuplicate), ("rejected", outcome.RowsRejected) })
            if (rows is { } count) Rows.Add(count, name, new("fate", fate));
    }
}
