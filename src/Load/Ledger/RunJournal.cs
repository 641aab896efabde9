using Npgsql;

namespace InsightsEtl.Load;

/// <summary>What a run says and how far it is, in the ledger, where it outlives the run.</summary>
public static class RunJournal
{
    public static async Task WriteAsync(
        NpgsqlConnection connection, long runId, IReadOnlyList<SaidLine> lines, IReadOnlyList<StepProgress> steps,
        CancellationToken cancellationToken)
    {
        if (lines.Count > 0)
            await connection.RunAsync(
                SqlText.Read("ledger/log_lines.sql"), cancellationToken,
                ("run", runId), ("numbers", lines.Select(line => line.Number).ToArray()),
                ("messages", lines.Select(line => Printable(line.Message)).ToArray()), ("ages", lines.Select(line => line.Age).ToArray()));
        if (steps.Count > 0)
            await connection.RunAsync(
                SqlText.Read("ledger/run_progress.sql"), cancellationToken,
                ("run", runId), ("labels", steps.Select(step => step.Label).ToArray()),
                ("totals", steps.Select(step => step.TotalBytes ?? 0).ToArray()), ("bytes", steps.Select(step => step.DoneBytes).ToArray()),
                ("rows", steps.Select(step => step.DoneRows).ToArray()), ("ended", steps.Select(step => step.IsEnded).ToArray()),
                ("ages", steps.Select(step => step.Age).ToArray()));
    }

    /// <summary>A sign of life of a command line's run, and the wish that it end; null: nobody wishes so.</summary>
    public static async Task<string?> BeatAsync(
        NpgsqlConnection connection, long runId, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            SqlText.Read("ledger/request_of_run_extend.sql"), cancellationToken, ("run", runId), ("lifetime", lifetime));
        return await connection.ScalarAsync<string>(
            "select 'Cancelled by ' || cancelled_by || ': ' || cancel_reason from etl.run where run_id = @run",
            cancellationToken, ("run", runId));
    }

    /// <summary>A file's name may hold anything: what is no text is shown as its code.</summary>
    static string Printable(string message) => message.Any(char.IsControl)
        ? string.Concat(message.Select(sign => char.IsControl(sign) && sign != '\n'
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}")
            : sign.ToString()))
        : message;
}
