using System.CommandLine;
using InsightsEtl.Extract;
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
        Description = "Drop folder to pick up from; setting Feeds:Folder. Without either, what has landed already.",
        HelpName = "DIR",
    };

    public Option<RunStep?> Step { get; } = new("--step") { Description = "Only this step.", HelpName = "extract|month|report" };

    public Option<decimal?> RejectLimit { get; } = new("--reject-limit")
    {
        Description = "Percent of a feed's rows that may be rejected before the month is held back; setting Audit:RejectLimitPercent, else 0.5.",
        HelpName = "PERCENT",
    };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Says what would be done, and does nothing." };

    public Option<bool> Force { get; } = new("--force") { Description = "Also months that are published from the very same deliveries." };

    public RunOptions()
    {
        Step.AcceptOnlyFromAmong("extract", "month", "report");
        RejectLimit.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && decimal.TryParse(token.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
                && percent is < 0 or > 100)
                result.AddError($"Found --reject-limit {token.Value}; expected 0 to 100.");
        });
    }

    /// <exception cref="UsageException">A setting or the months are not as expected.</exception>
    public RunRequest Request(Invocation invocation, MonthNeeds? needs = null) => Template(invocation) with
    {
        Months = MonthsOf(invocation),
        Step = invocation.Arguments.GetValue(Step),
        IsForced = invocation.Arguments.GetValue(Force),
        Needs = needs,
    };

    /// <summary>A run as settings and options want it, of no month yet.</summary>
    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public RunRequest Template(Invocation invocation) => new(
        CommandOf(invocation),
        MonthRange.Of([]),
        FeedsFolderOf(invocation),
        Step: null,
        new RejectLimit(PercentOf(invocation)),
        IsForced: false,
        Lease: LeaseSettings.Read(invocation.Configuration),
        Reports: ReportSettings.Read(invocation.Configuration));

    public MonthRange MonthsOf(Invocation invocation)
    {
        var text = invocation.Arguments.GetRequiredValue(Months);
        var today = ScheduleZone.Today(invocation.Configuration, TimeProvider.System, out var zone);
        if (text == "current") invocation.Terminal.Say($"current: {Month.Of(today)}, the month of {today:yyyy-MM-dd} in {zone}.");
        return MonthRange.Parse(text, today);
    }

    /// <summary>Null: no drop folder is named.</summary>
    /// <exception cref="UsageException">The folder does not exist.</exception>
    public string? FeedsFolderOf(Invocation invocation)
    {
        var folder = invocation.Arguments.GetValue(Feeds) ?? invocation.Configuration["Feeds:Folder"];
        if (string.IsNullOrEmpty(folder)) return null;
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new UsageException(
            $"Found no folder {folder}; expected a drop folder (--feeds DIR or setting Feeds:Folder) with a folder per feed.");
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
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100
            ? percent
            : throw new UsageException($"Found setting Audit:RejectLimitPercent '{text}'; expected 0 to 100.");
    }
}
