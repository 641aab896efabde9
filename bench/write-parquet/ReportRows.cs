using System.Text;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Bench.WriteParquet;

/// <summary>Rows like those of SeatsSubscriptionsAndRevenue: a subscription's rows together, four attributions to three subscriptions.</summary>
/// <remarks>Each value is a pure function of its row's number. Customers: 100,000; partner locations: 300; SKUs: 40.</remarks>
static class ReportRows
{
    const int Customers = 100_000;
    const int Locations = 300;
    const int Skus = 40;
    const int October2026 = 20_727;

    static readonly string[] Words = ["Alpine", "Baltic", "Contoso", "Delta", "Evergreen", "Fabrikam", "Granite", "Harbour", "Iberia", "Juniper"];
    static readonly string[] Kinds = ["Consulting GmbH", "Foods Ltd", "Health, Inc.", "Logistics SA", "Partners LLC", "Retail AB", "Systems Oy"];
    static readonly string[] Countries = [.. Enumerable.Range(0, 30).Select(number => $"Country {number:00}")];

    static readonly byte[][] CustomerNames = Pool(Customers, number => $"{Words[number % 10]} {Words[number / 10 % 10]} {Kinds[number % 7]} {number}");
    static readonly byte[][] TenantIds = Pool(Customers, number => GuidOf(number, salt: 1).ToString());
    static readonly byte[][] LocationIds = Pool(Locations, number => $"{1_000_000 + (number * 7919)}");
    static readonly byte[][] LocationNames = Pool(Locations, number => $"City {number}, {Countries[number % 30]}");
    static readonly byte[][] PartnerNames = Pool(Locations, number => $"Partner {Words[number % 10]} {number / 3}");
    static readonly byte[][] SkuNames = Pool(Skus, number => $"Cloud Suite {Words[number % 10]} Plan {number} (annual, per user)");
    static readonly byte[][] PartNumbers = Pool(Skus, number => $"CFQ7TTC0L{number:X3}:{number % 9:0000}");
    static readonly byte[][] Resellers = Pool(500, number => $"Reseller {Words[number % 10]} {number}");

    public static IReadOnlyList<BenchColumn> Columns { get; } =
    [
        Pooled("PGAMpnId", LocationIds, row => LocationOf(row) / 10 * 10),
        new TextColumn("SubscriptionId", (row, target) => Format(GuidOf(Subscription(row), salt: 0), target)),
        Number("SubscriptionStartDate", ParquetType.Date, row => StartOf(row)),
        Number("SubscriptionEndDate", ParquetType.Date, row => StartOf(row) + 365 + (365 * (Mix(Subscription(row), 3) % 3))),
        Pooled("SubscriptionState", Pool("Active", "Active", "Active", "Suspended", "Ended"), row => Mix(Subscription(row), 4)),
        Number("Month", ParquetType.Date, _ => October2026),
        Pooled("IsAutoRenew", Pool("Yes", "No"), row => Mix(Subscription(row), 5)),
        Pooled("CustomerName", CustomerNames, CustomerOf),
        Pooled("CustomerTenantId", TenantIds, CustomerOf),
        new TextColumn("CustomerTpid", (row, target) => Format(10_000_000 + CustomerOf(row), target)),
        new TextColumn("DUNSNumber", (row, target) => CustomerOf(row) % 3 == 0 ? -1 : Format(100_000_000 + (CustomerOf(row) * 31), target)),
        Pooled("CustomerSegment", Pool("Corporate", "Enterprise", "Small and medium", "Public sector"), CustomerOf),
        Pooled("TopSegment", Pool("Commercial", "Consumer", "Public"), CustomerOf),
        Pooled("CustomerMarket", Pool(Countries), CustomerOf),
        Pooled("Product", Pool("Office 365", "Dynamics 365", "Windows", "Security", "Power Platform", "Azure"), row => SkuOf(row) % 6),
        Pooled("RawProductName", SkuNames, SkuOf),
        Pooled("ProductPartNumber", PartNumbers, SkuOf),
        Pooled("SKU", SkuNames, row => SkuOf(row) / 2 * 2),
        Pooled("RevSumDivisionName", Pool("Modern work", "Business applications", "Security", "Infrastructure", "Data"), row => SkuOf(row) % 5),
        Pooled("SolutionArea", Pool("Work", "Apps", "Security", "Data and AI", "Digital", "Infra"), row => SkuOf(row) % 6),
        Pooled("MPNId", LocationIds, LocationOf),
        Pooled("PartnerName", PartnerNames, LocationOf),
        Pooled("PartnerLocation", LocationNames, LocationOf),
        Pooled("PartnerAttributionType", Pool("Reseller", "Digital partner of record", "Claimed", "Indirect provider"), row => Mix(row, 6)),
        Pooled("SalesChannel", Pool("CSP", "Direct", "Volume licensing"), row => Mix(Subscription(row), 7)),
        new TextColumn("EnrollmentNumber", (row, target) => Subscription(row) % 2 == 0 ? -1 : Format(50_000_000 + Subscription(row), target)),
        Pooled("ResellerID", Pool(500, number => $"{4_000_000 + number}"), row => Mix(Subscription(row), 8)),
        Pooled("ResellerName", Resellers, row => Mix(Subscription(row), 8)),
        Pooled("IsDuplicateRowForPGA", Pool("No", "Yes"), row => row % 4 == 1 ? 1 : 0),
        Number("SubscriptionStartMonth", ParquetType.Date, row => StartOf(row) / 30 * 30),
        Number("AvailableSeatsEOP", ParquetType.Int32, row => SeatsOf(row)),
        Number("AvailableSeats", ParquetType.Int32, row => Mix(Subscription(row), 10) % 6 == 0 ? (Mix(Subscription(row), 11) % 21) - 10 : 0),
        Number("AssignedSeats", ParquetType.Int32, row => SeatsOf(row) * (40 + (Mix(Subscription(row), 12) % 61)) / 100),
        Number("BilledRevenueUSD", ParquetType.Decimal18Scale2, row => SeatsOf(row) * (199L + (SkuOf(row) * 157)) * (90 + (Mix(row, 13) % 11)) / 100),
    ];

    static int Subscription(int row) => (int)(row * 3L / 4);

    static int CustomerOf(int row) => Mix(Subscription(row), 2) % Customers;

    static int LocationOf(int row) => Mix(Subscription(row), 14) % Locations;

    static int SkuOf(int row) => Math.Min(Mix(Subscription(row), 15) % Skus, Mix(Subscription(row), 16) % Skus);

    static int StartOf(int row) => October2026 - (Mix(Subscription(row), 17) % 1_800);

    /// <summary>Most have few, some have thousands.</summary>
    static int SeatsOf(int row) => 1 + (Mix(Subscription(row), 9) % (Mix(Subscription(row), 18) % 20 == 0 ? 3_000 : 60));

    static NumberColumn Number(string name, ParquetType type, Func<int, long> numberOf) => new(name, type, numberOf);

    static TextColumn Pooled(string name, byte[][] pool, Func<int, int> indexOf) => new(name, (row, target) =>
    {
        var text = pool[indexOf(row) % pool.Length];
        text.CopyTo(target);
        return text.Length;
    });

    static byte[][] Pool(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    static byte[][] Pool(int count, Func<int, string> textOf) => [.. Enumerable.Range(0, count).Select(number => Encoding.UTF8.GetBytes(textOf(number)))];

    static int Format<T>(T value, Span<byte> target)
        where T : IUtf8SpanFormattable =>
        value.TryFormat(target, out var written, default, CultureInfo.InvariantCulture) ? written : throw new InvalidOperationException("The batch is full.");

    static Guid GuidOf(int number, int salt) => unchecked(new Guid(Mix(number, salt), (short)Mix(number, salt + 30), (short)Mix(number, salt + 40),
        BitConverter.GetBytes(((long)Mix(number, salt + 50) << 32) | (uint)Mix(number, salt + 60))));

    /// <summary>A number that looks like chance, 0 or more.</summary>
    static int Mix(int number, int salt)
    {
        unchecked
        {
            var mixed = (((ulong)(uint)number << 8) + (ulong)salt) * 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) & int.MaxValue);
        }
    }
}
