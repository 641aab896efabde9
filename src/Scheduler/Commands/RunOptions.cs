using System.CommandLine;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The options that run, backfill and extract share.</summary>
sealed class RunOptions
{
    public Argument<string> Months { get; } = new("MONTHS")
    {
        Description = "2026-10, 2026-01..2026-10 (both inclusive), last (the newest with subscriptions delivered) or current.",
    };

    public Option<string?> Feeds { get; } = new("--feeds")
    {
        Description = "Drop folder to pick up from; setting Feeds:Folder. Beside it, feeds with an entry in setting Sources are pulled. Without any, what has landed already.",
        HelpName = "DIR",
    };

    public Option<RunStep?> Step { get; } = new("--step") { Description = "Only this step.", HelpName = "extract|month|report" };

    public Option<decimal?> RejectLimit { get; } = new("--reject-limit")
    {
        Description = "Percent of a feed's rows that may be rejected before the month is held back; setting Audit:RejectLimitPercent, else 0.5.",
        HelpName = "PERCENT",
        CustomParser = static result =>
        {
            var text = result.Tokens[0].Value;
            if (TryPercent(text, out var percent)) return percent;
            result.AddError($"Found --reject-limit {text}; expected 0 to 100, such as 0.5.");
            return null;
        },
    };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Says what would be done, and does nothing." };

    public Option<bool> Force { get; } = new("--force") { Description = "Also months that are published from the very same deliveries." };

    public RunOptions() => Step.AcceptOnlyFromAmong("extract", "month", "report");

    /// <exception cref="UsageException">A setting or the months are not as expected.</exception>
    public RunRequest Request(Invocation invocation, MonthNeeds? needs = null)
    {
        var step = invocation.Arguments.GetValue(Step);
        if (step is null or RunStep.Extract) _ = FeedsFolderOf(invocation);
        return Template(invocation) with
        {
            Months = MonthsOf(invocation),
            Step = step,
            IsForced = invocation.Arguments.GetValue(Force),
            Needs = needs,
        };
    }

    /// <summary>A run as settings and options want it, of no month yet; its drop folder may be away for now.</summary>
    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public RunRequest Template(Invocation invocation) => new(
        CommandOf(invocation),
        MonthRange.Of([]),
        NamedFolder(invocation),
        Step: null,
        new RejectLimit(PercentOf(invocation)),
        IsForced: false,
        Lease: LeaseSettings.Read(invocation.Configuration),
        Reports: ReportSettings.Read(invocation.Configuration),
        Pull: PullOf(invocation));

    public MonthRange MonthsOf(Invocation invocation) => ScheduleZone.Months(invocation, invocation.Arguments.GetRequiredValue(Months));

    /// <summary>Null: no drop folder is named.</summary>
    /// <exception cref="UsageException">The folder does not exist.</exception>
    public string? FeedsFolderOf(Invocation invocation)
    {
        var folder = NamedFolder(invocation);
        return folder is null || Directory.Exists(folder) ? folder : throw new UsageException(
            $"Found no folder {folder}; expected a drop folder (--feeds DIR or setting Feeds:Folder) with a folder per feed.");
    }

    string? NamedFolder(Invocation invocation)
    {
        var folder = invocation.Arguments.GetValue(Feeds) ?? invocation.Configuration["Feeds:Folder"];
        return string.IsNullOrEmpty(folder) ? null : Path.GetFullPath(folder);
    }

    /// <summary>Null: no source is set.</summary>
    /// <exception cref="UsageException">A setting of a source is not as expected.</exception>
    public static PullRequest? PullOf(Invocation invocation)
    {
        var sources = SourceSettings.Read(invocation.Configuration);
        return sources.IsEmpty ? null : new PullRequest(
            sources, () => ScheduleZone.Today(invocation.Configuration, TimeProvider.System, out _));
    }

    /// <summary>The command as it was given, without the database: a connection string may hold a password.</summary>
    public static string CommandOf(Invocation invocation)
    {
        var database = invocation.Arguments.GetValue(GlobalOptions.Database);
        var words = invocation.Arguments.Tokens.Select(token => token.Value == database ? "…" : token.Value);
        return string.Join(' ', words);
    }

    decimal PercentOf(Invocation invocation)
    {
        if (invocation.Arguments.GetValue(RejectLimit) is { } given) return given;
        if (invocation.Configuration["Audit:RejectLimitPercent"] is not { } text) return Load.RejectLimit.Default.Percent;
        return TryPercent(text, out var percent)
            ? percent
            : throw new UsageException($"Found setting Audit:RejectLimitPercent '{text}'; expected 0 to 100, such as 0.5.");
    }

    /// <summary>A comma is no decimal point, nor does it part thousands: 0,5 would be read as 5 percent.</summary>
    static bool TryPercent(string text, out decimal percent) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent) && percent <= 100;
}
