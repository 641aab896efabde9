namespace InsightsEtl.EndToEnd.Tests;

public sealed class DirtyReportFilesTests(DirtyGoldenReports reports) : ReportFilesTests(reports), IClassFixture<DirtyGoldenReports>;
