namespace InsightsEtl.EndToEnd.Tests;

public sealed class CleanReportFilesTests(CleanGoldenReports reports) : ReportFilesTests(reports), IClassFixture<CleanGoldenReports>;
