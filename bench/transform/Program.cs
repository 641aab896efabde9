// Transforms October 2026 from a landing folder, every validation and reject, all eight feeds or usage alone, and prints tab-separated what
// its usage facts are: rows and the sums of assigned, active and peak seats and of days. On stderr: wall and processor seconds, peak MB,
// rejects. Usage: transform LANDING [usage]

using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Transform;

var started = TimeProvider.System.GetTimestamp();
var deliveries = MonthDeliveries.For(new Month(2026, 10), new Landing(args[0]).Current());
var rejects = 0L;
var (rows, assigned, active, peak, days) = (0L, 0L, 0L, 0L, 0L);
if (args is [_, "usage"])
{
    var reading = new MonthReading(RecordReader.Open, _ => rejects++, progress: null, CancellationToken.None);
    var shares = UsageLines.Shared(deliveries.Month, UsageLines.UsualShares);
    reading.ReadSideBySide(UsageLines.Readings(shares, deliveries.Usage, reading));
    foreach (var share in shares)
        for (var place = 0; place < share.Entries.Count; place++) Add(share.Entries[place]);
}
else
{
    var month = MonthTransform.Run(deliveries, _ => rejects++, progress: null, CancellationToken.None);
    foreach (var usage in month.UsageFacts) AddFact(usage);
}

void Add(in UsageEntry usage) => Count(usage.Latest.Assigned, usage.Latest.Active, usage.PeakActiveSeats, usage.DaysReported);

void AddFact(FactUsageMonth usage) => Count(usage.AssignedSeats, usage.ActiveSeats, usage.PeakActiveSeats, usage.DaysReported);

void Count(int ofAssigned, int ofActive, int ofPeak, int ofDays)
{
    rows++;
    assigned += ofAssigned;
    active += ofActive;
    peak += ofPeak;
    days += ofDays;
}

using var process = Process.GetCurrentProcess();
Console.WriteLine(string.Join('\t', rows, assigned, active, peak, days));
Console.Error.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:F2} s, {process.TotalProcessorTime.TotalSeconds:F2} s of processor, {process.PeakWorkingSet64 >> 20} MB, {rejects} rejects"));
