using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Micro;

/// <summary>One day's usage as a landed part: rows of 100,000 subscriptions, alike in every run.</summary>
static class UsageDay
{
    public const int Rows = 100_000;

    static readonly string[] Workloads = ["Exchange Online", "Teams", "SharePoint Online", "OneDrive for Business", "Sales"];

    public static Guid SubscriptionId(int number) => unchecked(new Guid((int)Mix(number), (short)Mix(number + Rows), (short)number,
        BitConverter.GetBytes(Mix(number + (2 * Rows)))));

    public static Guid SkuId(int number) => new(number % 40, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]);

    public static string Workload(int number) => Workloads[number % Workloads.Length];

    /// <returns>The part, written below the system's folder of temporary files; delete its file.</returns>
    public static LandedPart Write(int day = 31, IReadOnlyList<int>? order = null)
    {
        var text = new StringBuilder("usageDate,subscriptionId,skuId,workload,assignedSeats,activeSeats\n");
        foreach (var number in order ?? [.. Enumerable.Range(0, Rows)])
            text.Append(CultureInfo.InvariantCulture,
                $"2026-10-{day:00},{SubscriptionId(number)},{SkuId(number)},{Workload(number)},{(number + day) % 5000},{(number + day) % 3000}\n");
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text.ToString());
        return new LandedPart("part-000.csv", path, new FileInfo(path).Length, "", Rows, PartFormat.Csv, IsGzip: false);
    }

    static long Mix(int number)
    {
        unchecked
        {
            var mixed = (ulong)(uint)number * 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            return (long)(mixed ^ (mixed >> 27));
        }
    }
}
