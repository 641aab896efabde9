using InsightsEtl.Load.Reports;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Web;

/// <summary>What a web host serves: a database, the folder of its report files, and its settings.</summary>
sealed record WebHome(string ConnectionString, ReportFolder Reports, IConfiguration Configuration, WebSettings Settings, TimeProvider Clock);
