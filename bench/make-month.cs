#:property Optimize=true

// Writes whole months of all eight feeds into a drop folder: valid, of any size, the same bytes for the same arguments.
// Every value is a pure function of (seed, row number, month, day), so nothing is held in memory but one buffer per open file,
// and the months agree with each other in whatever order, or process, they are written.
// Hot path: usage rows, 500,000 × 31 in one full month; no allocation per row.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 64;
}

var started = TimeProvider.System.GetTimestamp();
var world = new World(arguments.Seed, arguments.Subscriptions);
foreach (var month in arguments.Months)
{
    new MonthOfFeeds(world, month, arguments.UsageDays, arguments.Out).Write();
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{Written.Rows:N0} rows, {Written.Bytes:N0} bytes in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s"));
return 0;

/// <summary>What was asked for.</summary>
/// <param name="Months">First days, oldest first.</param>
/// <param name="UsageDays">Days with a usage delivery, counted back from the month's last day.</param>
sealed record Arguments(string Out, IReadOnlyList<DateOnly> Months, int Subscriptions, int UsageDays, ulong Seed)
{
    public const string Usage =
        "usage: dotnet run bench/make-month.cs -- --out DIR (--month yyyy-MM | --months yyyy-MM..yyyy-MM) [--previous]\n"
        + "       [--subscriptions 500000] [--usage-days 31] [--seed 1]";

    /// <summary>Null when an argument is unknown, missing or out of range.</summary>
    public static Arguments? Parse(string[] args)
    {
        var given = new Dictionary<string, string> { ["--subscriptions"] = "500000", ["--usage-days"] = "31", ["--seed"] = "1" };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--previous") { given[args[i]] = ""; continue; }
            if (!Names.Contains(args[i]) || i + 1 == args.Length) { return null; }
            given[args[i]] = args[++i];
        }

        return given.TryGetValue("--out", out var folder) && MonthsOf(given) is { Count: > 0 } months
            && Count(given["--subscriptions"]) is > 0 and var subscriptions && Count(given["--usage-days"]) is { } usageDays
            && Count(given["--seed"]) is { } seed
            ? new Arguments(folder, months, subscriptions, usageDays, (ulong)seed)
            : null;
    }

    static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    static readonly string[] Names = ["--out", "--month", "--months", "--subscriptions", "--usage-days", "--seed"];

    static List<DateOnly>? MonthsOf(Dictionary<string, string> given)
    {
        var range = given.GetValueOrDefault("--months") ?? given.GetValueOrDefault("--month");
        var ends = range?.Split("..");
        if (ends is not { Length: 1 or 2 } || FirstDay(ends[0]) is not { } from || FirstDay(ends[^1]) is not { } last) { return null; }

        var months = new List<DateOnly>();
        if (given.ContainsKey("--previous")) { from = from.AddMonths(-1); }
        for (var month = from; month <= last; month = month.AddMonths(1)) { months.Add(month); }
        return months;
    }

    static DateOnly? FirstDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>The numbers behind every row: a seed and sizes that follow from the number of subscriptions.</summary>
sealed class World(ulong seed, int subscriptions)
{
    public const int Partners = 300;

    public int Subscriptions => subscriptions;

    public int Tenants => Math.Max(1, subscriptions / 5);

    /// <summary>A uniform 64-bit number for a question (salt) about a thing (a, b).</summary>
    public ulong Number(ulong salt, long a, long b = 0)
    {
        var x = Mix(seed + 0x9E3779B97F4A7C15 * salt);
        return Mix(Mix(x ^ (ulong)a) + (ulong)b);
    }

    /// <summary>In [0, below).</summary>
    public int Below(int below, ulong salt, long a, long b = 0) => (int)(Number(salt, a, b) % (uint)below);

    /// <summary>In [0, 1).</summary>
    public double Share(ulong salt, long a, long b = 0) => (Number(salt, a, b) >> 11) * (1.0 / (1UL << 53));

    public Guid Id(ulong salt, long a, long b = 0)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Number(salt, a, b));
        BitConverter.TryWriteBytes(bytes[8..], Number(salt + 100, a, b));
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes);
    }

    /// <summary>The SplitMix64 finalizer.</summary>
    static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}

/// <summary>A stock-keeping unit. Names resemble the real ones; ids are made up.</summary>
/// <param name="PriceCents">Of one seat and month, in US cents; 0 = free.</param>
sealed record Sku(string Name, string Product, string[] Workloads, int PriceCents)
{
    static readonly string[] OfficeWorkloads = ["Exchange Online", "SharePoint Online", "Teams"];

    public bool IsAzure => Product == "Azure";

    /// <summary>The commonest first: low places are drawn more often.</summary>
    public static readonly Sku[] All =
    [
        Office("Microsoft 365 Business Standard", 1250), Office("Microsoft 365 E3", 3600), Office("Microsoft 365 Business Premium", 2200),
        Office("Office 365 E3", 2300), Office("Microsoft 365 Business Basic", 600), Dynamics("Sales Enterprise", "Sales", 10500),
        PowerBi("Power BI Pro", 1400), Azure("Azure plan"), Office("Office 365 E1", 1000), Ems("Enterprise Mobility + Security E3", 1060),
        Dynamics("Business Central Essentials", "Business Central", 8000),
        Dynamics("Customer Service Enterprise", "Customer Service", 10500), Office("Microsoft 365 E5", 5700),
        Dynamics("Team Members", "Sales", 800), Dynamics("Sales Professional", "Sales", 6500), Office("Microsoft 365 F3", 800),
        Office("Exchange Online (Plan 1)", 400), Dynamics("Finance", "Finance", 21000), Dynamics("Field Service", "Field Service", 10500),
        Azure("Microsoft Azure"), PowerBi("Power BI Premium Per User", 2400), Office("Office 365 E5", 3800),
        Office("Microsoft 365 F1", 225), Ems("Enterprise Mobility + Security E5", 1640),
        Dynamics("Supply Chain Management", "Supply Chain", 21000), Dynamics("Business Central Premium", "Business Central", 11000),
        Dynamics("Customer Service Professional", "Customer Service", 5000),
        Dynamics("Business Central Team Members", "Business Central", 800), Dynamics("Project Operations", "Project Operations", 13500),
        Dynamics("Human Resources", "Human Resources", 13500), Dynamics("Commerce", "Commerce", 21000),
        Dynamics("Sales Premium", "Sales", 15000), Dynamics("Operations - Activity", "Finance", 5000),
        Dynamics("Customer Voice", "Customer Voice", 20000), Dynamics("Remote Assist", "Remote Assist", 6500),
        Office("Exchange Online (Plan 2)", 800), Office("Microsoft Teams Exploratory", 0),
        Dynamics("Customer Service Enterprise Viral Trial", "Customer Service", 0), PowerBi("Power BI (free)", 0),
        Office("Microsoft 365 E5 Trial", 0),
    ];

    static Sku Office(string name, int cents) =>
        new(name, name.StartsWith("Microsoft 365", StringComparison.Ordinal) ? "Microsoft 365" : "Office 365", OfficeWorkloads, cents);

    static Sku Dynamics(string name, string workload, int cents) => new("Dynamics 365 " + name, "Dynamics 365", [workload], cents);

    static Sku PowerBi(string name, int cents) => new(name, "Power BI", ["Power BI"], cents);

    static Sku Ems(string name, int cents) => new(name, "Enterprise Mobility + Security", ["AADP", "Intune"], cents);

    static Sku Azure(string name) => new(name, "Azure", ["Azure"], 0);
}

/// <summary>One subscription, of one SKU, as it stands in one month.</summary>
/// <remarks>Each of the world's N places holds one subscription at a time; each month about 2 % of them get another one,
/// a quarter of those by migration, and the old one is gone from the snapshot.</remarks>
/// <param name="MonthNumber">year × 12 + month − 1.</param>
readonly record struct Subscription(World World, int Place, int MonthNumber)
{
    const int LifeMonths = 50;
    const ulong IdSalt = 1;

    static readonly string[] RareStatuses = ["IN_GRACE_PERIOD", "SUSPENDED", "Disabled", "DEPROVISIONED", "ACTIVE"];

    int Phase => World.Below(LifeMonths, 2, Place);

    public int Generation => (MonthNumber + Phase) / LifeMonths;

    public Guid Id => World.Id(IdSalt, Place, Generation);

    /// <summary>The first month of this generation.</summary>
    public DateOnly Start => new DateOnly(1, 1, 1).AddMonths(Generation * LifeMonths - Phase - 12);

    public Guid? MigratedFrom => IsMigrated(Generation) ? World.Id(IdSalt, Place, Generation - 1) : null;

    public int SkuIndex
    {
        get
        {
            var share = World.Share(4, Place, Origin);
            return (int)(share * share * Sku.All.Length);
        }
    }

    /// <summary>Half of them anywhere, half with the larger tenants, which have low numbers.</summary>
    public int Tenant
    {
        get
        {
            var share = World.Share(5, Place, Origin);
            return (int)((Place % 2 == 0 ? share : share * share) * World.Tenants);
        }
    }

    public int Partner => World.Below(World.Partners, 6, Tenant);

    public int Channel => World.Below(Channels.Length, 7, Place, Generation);

    public string Status =>
        World.Below(100, 8, Place) < 94 ? "ACTIVE" : RareStatuses[World.Below(RareStatuses.Length, 9, Place, MonthNumber)];

    /// <summary>1 to about 1100, most of them small; a sixth of the subscriptions change in a month.</summary>
    public int Licenses
    {
        get
        {
            var first = 1 + World.Below(1 << (1 + World.Below(10, 10, Place)), 11, Place);
            var step = (MonthNumber + World.Below(24, 12, Place)) % 24 / 6;
            return first + first * step / 20;
        }
    }

    /// <summary>Per mille of the licences that are assigned; some assign more than they have.</summary>
    public int AssignedShare => 550 + World.Below(480, 13, Place);

    /// <summary>Per mille of the assigned seats that are active on a month's first day, and what each day adds.</summary>
    public (int First, int Daily) ActiveShare => (400 + World.Below(450, 14, Place), World.Below(9, 15, Place, MonthNumber) - 4);

    /// <summary>The generation that the migrations lead back to; tenant and SKU are still its.</summary>
    int Origin
    {
        get
        {
            var generation = Generation;
            while (IsMigrated(generation)) { generation--; }
            return generation;
        }
    }

    bool IsMigrated(int generation) => World.Below(4, 3, Place, generation) == 0;

    public static readonly (string Channel, string Model, string Detailed)[] Channels =
    [
        ("CSP", "Partner", "CSP direct bill"), ("CSP indirect", "Partner", "CSP indirect reseller"),
        ("CSP", "Partner", "CSP indirect provider"),
        ("EA", "Direct", "Enterprise Agreement"), ("Direct", "Direct", "Web direct"), ("Advisor", "Partner", "Advisor"),
        ("Open", "Partner", "Open License"),
    ];
}

/// <summary>Writes the deliveries of one month.</summary>
sealed class MonthOfFeeds(World world, DateOnly month, int usageDays, string folder)
{
    const int UsageParts = 4;

    static readonly string[] Countries = ["US", "GB", "DE", "FR", "JP", "CA", "AU", "NL", "BR", "IN", "SE", "ES", "IT", "SG", "ZA"];
    static readonly (string Currency, string UsdPerUnit)[] Rates =
        [("USD", "1"), ("EUR", "1.0842"), ("GBP", "1.2731"), ("JPY", "0.00671"), ("CAD", "0.7312")];
    static readonly string[] AttributionTypes = ["CSP Tier 1", "CSP Tier 2", "DPOR", "PAL", "CPOR"];
    static readonly string[] Segments = ["Major Commercial", "Major Public Sector", "Small, Medium & Corporate Commercial", "Education"];
    static readonly string[] Industries = ["Retail", "Manufacturing", "Health", "Financial services", "Government", "Education"];

    readonly int _monthNumber = month.Year * 12 + month.Month - 1;
    readonly DateOnly _lastDay = month.AddMonths(1).AddDays(-1);

    public void Write()
    {
        var deliveries = new List<Action>
        {
            () => Deliver("subscriptions", _lastDay, 4, world.Subscriptions, WriteSubscriptions),
            () => Deliver("billing", month.AddDays(9), 2, world.Subscriptions, WriteBilling),
            () => Deliver("attributions", _lastDay, 2, world.Subscriptions, WriteAttributions),
            () => Deliver("customers", _lastDay, 1, world.Tenants, WriteCustomers),
            () => Deliver("partners", _lastDay, 1, World.Partners, WritePartners),
            () => Deliver("skus", _lastDay, 1, Sku.All.Length, WriteSkus),
            () => Deliver("fx_rates", month, 1, Rates.Length, WriteRates),
        };
        for (var day = _lastDay; day >= month && day > _lastDay.AddDays(-usageDays); day = day.AddDays(-1))
        {
            var usageDate = day;
            deliveries.Add(() => Deliver("usage", usageDate, UsageParts, world.Subscriptions,
                (part, from, to) => WriteUsage(part, usageDate, from, to)));
        }

        Parallel.ForEach(deliveries, new ParallelOptions { MaxDegreeOfParallelism = 2 }, write => write());
    }

    /// <summary>The parts, each of an equal range of things, then the manifest: a delivery is complete from then on.</summary>
    void Deliver(string feed, DateOnly date, int parts, int things, Action<Part, int, int> write)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var target = Directory.CreateDirectory(Path.Combine(folder, feed, day)).FullName;
        var manifest = Path.Combine(target, "manifest.json");
        File.Delete(manifest);
        var entries = new List<string>();
        for (var i = 0; i < parts; i++)
        {
            using var part = new Part(target, $"part-{i:000}.csv");
            write(part, (int)((long)things * i / parts), (int)((long)things * (i + 1) / parts));
            entries.Add(part.Close());
        }

        File.WriteAllText(manifest, $$"""{"feed":"{{feed}}","date":"{{day}}","parts":[{{string.Join(',', entries)}}]}""" + "\n");
    }

    void WriteUsage(Part part, DateOnly date, int from, int to)
    {
        part.Text("usageDate,subscriptionId,skuId,workload,assignedSeats,activeSeats\n");
        Span<byte> day = stackalloc byte[11];
        date.TryFormat(day, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        day[10] = (byte)',';
        var skus = Enumerable.Range(0, Sku.All.Length).Select(SkuId).ToArray();
        var workloads = Sku.All.Select(sku => sku.Workloads.Select(Encoding.UTF8.GetBytes).ToArray()).ToArray();
        for (var place = from; place < to; place++)
        {
            var subscription = new Subscription(world, place, _monthNumber);
            var sku = subscription.SkuIndex;
            var (assigned, active) = SeatsOf(subscription, sku, date.Day);
            part.Utf8(day).Id(subscription.Id).Comma().Id(skus[sku]).Comma().Utf8(workloads[sku][place % workloads[sku].Length])
                .Comma().Int(assigned).Comma().Int(active).EndRow();
        }
    }

    /// <summary>Seats drift through the month: a slope of its own for each subscription and some noise each day.
    /// Azure has no seats to assign.</summary>
    (int Assigned, int Active) SeatsOf(Subscription subscription, int sku, int day)
    {
        if (Sku.All[sku].IsAzure) { return (0, 1); }
        var noise = world.Number(20, subscription.Place, _monthNumber * 32 + day);
        var (first, daily) = subscription.ActiveShare;
        var assigned = subscription.Licenses * (subscription.AssignedShare + day / 3) / 1000;
        return (assigned, Math.Max(0, assigned * (first + daily * day + (int)(noise % 41) - 20) / 1000));
    }

    void WriteSubscriptions(Part part, int from, int to)
    {
        part.Text("subscriptionId,skuId,customerTenantId,status,licenseCount,salesChannel,salesModel,detailedSalesModel,friendlyName,"
            + "autoRenewEnabled,billingCycle,termDuration,creationDate,startDate,endDate,mpnId,migratedFromSubscriptionId\n");
        for (var place = from; place < to; place++)
        {
            var subscription = new Subscription(world, place, _monthNumber);
            var sku = Sku.All[subscription.SkuIndex];
            var (channel, model, detailed) = Subscription.Channels[subscription.Channel];
            var start = subscription.Start;
            part.Id(subscription.Id).Comma().Id(SkuId(subscription.SkuIndex)).Comma().Id(TenantId(subscription.Tenant)).Comma()
                .Text(subscription.Status).Comma().Int(sku.IsAzure ? 0 : subscription.Licenses)
                .Comma().Text(sku.IsAzure ? "Direct/CSP" : channel).Comma().Text(model)
                .Comma().Text(detailed).Comma().Text(sku.Name).Comma().Text(place % 5 == 0 ? "false" : "true")
                .Comma().Text(place % 3 == 0 ? "Annual" : "Monthly").Comma().Text(place % 3 == 0 ? "P1Y" : "P1M")
                .Comma().Date(start).Comma().Date(start).Comma().Date(start.AddYears(5)).Comma().Int(MpnId(subscription.Partner)).Comma();
            if (subscription.MigratedFrom is { } migratedFrom) { part.Id(migratedFrom); }
            part.EndRow();
        }
    }

    /// <summary>One line per subscription; every twentieth also gets a credit; what is free is billed at 0.</summary>
    void WriteBilling(Part part, int from, int to)
    {
        part.Text("invoiceId,lineNumber,subscriptionId,skuId,chargeStartDate,chargeEndDate,chargeType,quantity,amount,currency\n");
        for (var place = from; place < to; place++)
        {
            var subscription = new Subscription(world, place, _monthNumber);
            var sku = Sku.All[subscription.SkuIndex];
            var cents = sku.IsAzure ? world.Below(2_000_000, 21, place, _monthNumber) : (long)sku.PriceCents * subscription.Licenses;
            WriteBillingLine(part, subscription, 1, "cycleFee", cents);
            if (place % 20 == 0) { WriteBillingLine(part, subscription, 2, "credit", -cents / 10); }
        }
    }

    /// <summary>A hundred subscriptions share an invoice; two line numbers are set aside for each.</summary>
    /// <param name="line">1 or 2.</param>
    void WriteBillingLine(Part part, Subscription subscription, int line, string chargeType, long cents)
    {
        part.Text("E").Int(month.Year * 100 + month.Month).Text("-").Int(subscription.Place / 100)
            .Comma().Int(subscription.Place % 100 * 2 + line).Comma().Id(subscription.Id).Comma().Id(SkuId(subscription.SkuIndex))
            .Comma().Date(month).Comma().Date(_lastDay)
            .Comma().Text(chargeType).Comma().Int(subscription.Licenses).Comma().Cents(cents)
            .Comma().Text(Rates[subscription.Tenant % Rates.Length].Currency).EndRow();
    }

    /// <summary>About 1.3 per subscription: its own location, and for three in ten another location by another type.</summary>
    void WriteAttributions(Part part, int from, int to)
    {
        part.Text("subscriptionId,mpnId,attributionType\n");
        for (var place = from; place < to; place++)
        {
            var subscription = new Subscription(world, place, _monthNumber);
            var type = place % 2;
            part.Id(subscription.Id).Comma().Int(MpnId(subscription.Partner)).Comma().Text(AttributionTypes[type]).EndRow();
            if (world.Below(10, 22, place) < 3)
            {
                part.Id(subscription.Id).Comma().Int(MpnId(world.Below(World.Partners, 23, place)))
                    .Comma().Text(AttributionTypes[2 + world.Below(3, 24, place)]).EndRow();
            }
        }
    }

    /// <summary>Every fifth tenant belongs to the customer before it; one tenant in 500 has no top parent number;
    /// one customer in 20 may change its segment in July.</summary>
    void WriteCustomers(Part part, int from, int to)
    {
        part.Text("customerTenantId,customerTpid,customerName,dunsNumber,customerMarket,tenantName,tenantDomainName,tenantCountry,"
            + "customerSegment,topSegment,industryName,verticalName\n");
        for (var tenant = from; tenant < to; tenant++)
        {
            var customer = tenant - (tenant % 5 == 4 ? 1 : 0);
            var segment = world.Below(Segments.Length, 25, customer, world.Below(20, 26, customer) == 0 ? (_monthNumber + 6) / 12 : 0);
            var industry = Industries[world.Below(Industries.Length, 27, customer)];
            var country = Countries[world.Below(Countries.Length, 28, customer)];
            part.Id(TenantId(tenant)).Comma();
            if (customer % 500 != 0) { part.Int(1_000_000 + customer); }
            part.Text(",\"Customer ").Int(customer).Text(", Ltd.\",").Int(100_000_000 + customer).Comma().Text(country)
                .Text(",Tenant ").Int(tenant).Text(",tenant").Int(tenant).Text(".example.com,").Text(country)
                .Text(",\"").Text(Segments[segment]).Text("\",").Text(segment == 1 ? "Public" : "Commercial")
                .Comma().Text(industry).Comma().Text(industry).EndRow();
        }
    }

    void WritePartners(Part part, int from, int to)
    {
        part.Text("mpnId,partnerName,pgaMpnId,pgaPartnerName,city,country,accountType\n");
        for (var partner = from; partner < to; partner++)
        {
            part.Int(MpnId(partner)).Text(",Contoso ").Int(partner).Comma().Int(MpnId(0)).Text(",Contoso,City ").Int(partner)
                .Comma().Text(Countries[partner % Countries.Length]).Comma().Text(partner == 0 ? "Global" : "Location").EndRow();
        }
    }

    void WriteSkus(Part part, int from, int to)
    {
        part.Text("skuId,sku,product,rawProductName,productPartNumber,revSumDivisionName,revSumCategoryName,"
            + "solutionArea,freeVsPaid,isLicenseBased,isTrial\n");
        for (var i = from; i < to; i++)
        {
            var sku = Sku.All[i];
            var isFree = sku.PriceCents == 0 && !sku.IsAzure;
            part.Id(SkuId(i)).Comma().Text(sku.Name).Comma().Text(sku.Product).Comma().Text(sku.Name).Text(",PART-").Int(i)
                .Comma().Text(sku.Product).Comma().Text(sku.Product).Comma().Text(sku.IsAzure ? "Azure" : "Business Solutions")
                .Comma().Text(isFree ? "Free" : "Paid").Comma().Text(sku.IsAzure ? "false" : "true")
                .Comma().Text(sku.Name.EndsWith("Trial", StringComparison.Ordinal) ? "true" : "false").EndRow();
        }
    }

    static void WriteRates(Part part, int from, int to)
    {
        part.Text("currency,usdPerUnit\n");
        foreach (var (currency, usdPerUnit) in Rates[from..to]) { part.Text(currency).Comma().Text(usdPerUnit).EndRow(); }
    }

    Guid SkuId(int sku) => world.Id(30, sku);

    Guid TenantId(int tenant) => world.Id(31, tenant);

    static int MpnId(int partner) => 4_000_000 + partner;
}

/// <summary>What has been written so far, over all threads.</summary>
static class Written
{
    static long _rows;
    static long _bytes;

    public static long Rows => Interlocked.Read(ref _rows);

    public static long Bytes => Interlocked.Read(ref _bytes);

    public static void Add(long rows, long bytes)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _bytes, bytes);
    }
}

/// <summary>One CSV file being written, hashed and counted as it goes. A row is far shorter than the reserve at the buffer's end.</summary>
sealed class Part(string folder, string name) : IDisposable
{
    const int BufferBytes = 1 << 20;
    const int ReserveBytes = 1 << 13;

    readonly FileStream _file = new(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
    int _used;
    long _bytes;
    long _rows;

    public Part Utf8(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(_used));
        _used += text.Length;
        return this;
    }

    public Part Text(string text)
    {
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
        return this;
    }

    public Part Comma()
    {
        _buffer[_used++] = (byte)',';
        return this;
    }

    public Part Id(Guid id)
    {
        id.TryFormat(_buffer.AsSpan(_used), out var bytes);
        _used += bytes;
        return this;
    }

    public Part Int(long number)
    {
        number.TryFormat(_buffer.AsSpan(_used), out var bytes, default, CultureInfo.InvariantCulture);
        _used += bytes;
        return this;
    }

    public Part Cents(long cents)
    {
        (cents / 100m).TryFormat(_buffer.AsSpan(_used), out var bytes, "0.00", CultureInfo.InvariantCulture);
        _used += bytes;
        return this;
    }

    public Part Date(DateOnly date)
    {
        date.TryFormat(_buffer.AsSpan(_used), out var bytes, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _used += bytes;
        return this;
    }

    public void EndRow()
    {
        _buffer[_used++] = (byte)'\n';
        _rows++;
        if (_used > BufferBytes - ReserveBytes) { Flush(); }
    }

    /// <summary>The part's entry in the manifest.</summary>
    public string Close()
    {
        Flush();
        Written.Add(_rows, _bytes);
        var sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        return $$"""{"name":"{{name}}","bytes":{{_bytes}},"sha256":"{{sha256}}","rows":{{_rows}}}""";
    }

    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
    }

    void Flush()
    {
        var written = _buffer.AsSpan(0, _used);
        _hash.AppendData(written);
        _file.Write(written);
        _bytes += _used;
        _used = 0;
    }
}
