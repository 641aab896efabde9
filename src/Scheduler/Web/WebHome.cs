using InsightsEtl.Extract;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Night;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Web;

/// <summary>What a web host serves: a database, the folders of its landing and report files, and its settings.</summary>
/// <param name="FeedsFolder">Null: no drop folder is named.</param>
sealed record WebHome(
    string ConnectionString, Landing Landing, ReportFolder Reports, IConfiguration Configuration, WebSettings Settings,
    ScheduleSettings Schedule, string? FeedsFolder, TimeProvider Clock);
