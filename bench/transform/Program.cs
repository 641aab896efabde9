// Transforms October 2026 from a landing folder, all eight feeds, every validation and reject, and prints tab-separated what its usage
// facts are: rows and the sums of assigned, active and peak seats and of days. On stderr: wall and processor seconds, peak MB, rejects.
// Usage: transform LANDING

using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Transform;

var started = TimeProvider.System.GetTimestamp();
var deliveries = MonthDeliveries.For(new Month(2026, 10), new Landing(args[0]).Current());
var rejects = 0L;
var month = MonthTransform.Run(deliveries, _ => rejects++, progress: null, CancellationToken.None);
var (rows, assigned, active, peak, days) = (0L, 0L, 0L, 0L, 0L);
foreach (var usage in month.UsageFacts)
{
    rows++;
    assigned += usage.AssignedSeats;
    active += usage.ActiveSeats;
    peak += usage.PeakActiveSeats;
    days += usage.DaysReported;
}

using var process = Process.GetCurrentProcess();
Console.WriteLine(string.Join('\t', rows, assigned, active, peak, days));
Console.Error.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:F2} s, {process.TotalProcessorTime.TotalSeconds:F2} s of processor, {process.PeakWorkingSet64 >> 20} MB, {rejects} rejects"));
