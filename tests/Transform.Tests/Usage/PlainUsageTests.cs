using System.Runtime.InteropServices;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

/// <summary>Rows that are foretold or known are taken without being read field by field: what comes of them must be what that would say.</summary>
public sealed class PlainUsageTests : IDisposable
{
    const string Header = "usageDate,subscriptionId,skuId,workload,assignedSeats,activeSeats";

    /// <summary>Rows too short, and too long, to be looked at ahead.</summary>
    static readonly string[] Odd = ["x", "2026-03-01,short", new string('1', 300), $"2026-03-01,{new string(',', 90)}"];

    static readonly string[] Workloads = ["Teams", "Teams Phone", "Exchange", "", "x,y", "ß"];

    static readonly string[] Counts = ["0", "7", "007", "123456789", "2147483647", "2147483648", "99999999999999999999", "-1", "+1", "", " 3", "3 ", "1x"];

    readonly string _folder = Directory.CreateTempSubdirectory("plain-usage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Rows whose columns stand in another order are never foretold.</summary>
    [Theory]
    [InlineData(1, "subscriptionId,usageDate,skuId,workload,assignedSeats,activeSeats")]
    [InlineData(2, "subscriptionId,usageDate,skuId,workload,assignedSeats,activeSeats")]
    [InlineData(2, "usageDate,subscriptionId,skuId,workload,activeSeats,assignedSeats")]
    [InlineData(2, "usageDate,skuId,subscriptionId,workload,assignedSeats,activeSeats")]
    public void A_month_is_the_same_whether_its_rows_are_foretold_or_parsed(int readers, string otherHeader)
    {
        var order = otherHeader.Split(',').Select(column => Array.IndexOf(Header.Split(','), column)).ToList();
        for (var seed = 0; seed < 60; seed++)
        {
            var days = Days(new Random(seed));

            var foretold = Told(days, Header, line => line, readers);

            foretold.Should().Equal(Told(days, otherHeader, Reordered, readers), "of seed {0}", seed);
        }

        // A row with a comma too many has one too many in any order.
        string Reordered(string line)
        {
            var fields = line.Split(',');
            return fields.Length == order.Count ? string.Join(',', order.Select(place => fields[place])) : line;
        }
    }

    [Fact]
    public void A_row_of_a_known_day_and_key_is_taken_wherever_it_stands()
    {
        const string Key = "0000000a-0000-4000-8000-000000000001,0000000b-0000-4000-8000-000000000002";
        var (entries, workloads) = (new UsageTable(), new WorkloadNames());
        var plain = new PlainUsage(entries, workloads);
        var key = new SubscriptionKey(new Guid(Key[..36]), new Guid(Key[37..]));
        var first = entries.PlaceOf(key, workloads.NumberOf("Teams"u8));
        plain.Remember(Row("2026-03-02", Key, "Teams", "1", "2"), first, day: 1);
        var second = entries.PlaceOf(key, workloads.NumberOf("Exchange"u8));
        plain.Remember(Row("2026-03-01", Key, "Exchange", "3", "4"), second, day: 0);
        var third = entries.PlaceOf(key, workloads.NumberOf("Sales"u8));
        entries.PlaceOf(key, workloads.NumberOf("Teams"u8)).Should().Be(first);

        foreach (var other in new[]
            {
                Row("2026-03-02", Key, "Exchange", "5", "6"), Row("2026-03-01", Key, "Exchange Online", "5", "6"),
                Row("2026-03-01", Key, "Exchange", "-5", "6"), Row("2026-03-01", Key + " ", "Exchange", "5", "6"),
            })
            Take(other).Should().BeNull();
        plain.IsInOrder.Should().BeFalse();

        Take(Row("2026-03-01", Key.ToUpperInvariant(), "Exchange", "5", "6")).Should().Be((second, 0, new Seats(5, 6)));
        plain.IsInOrder.Should().BeTrue("it came behind the one before");
        Take(Row("2026-03-01", Key, "Teams", "7", "8")).Should().Be((first, 0, new Seats(7, 8)));
        plain.IsInOrder.Should().BeFalse();
        Take(Row("2026-03-01", Key, "Exchange", "5", "6")).Should().Be((second, 0, new Seats(5, 6)));
        plain.IsInOrder.Should().BeTrue();
        Take(Row("2026-03-01", Key, "Sales", "-9", "9")).Should().BeNull();
        Take(Row("2026-03-01", Key, "Exchange", "5", "6")).Should().Be((second, 0, new Seats(5, 6)));
        for (var time = 0; time < 2; time++)
        {
            // Found the first time; the second time its text has been learnt.
            Take(Row("2026-03-01", Key, "Sales", "9", "9")).Should().Be((third, 0, new Seats(9, 9)));
            Take(Row("2026-03-01", Key, "Exchange", "5", "6")).Should().Be((second, 0, new Seats(5, 6)));
        }

        (int Place, int Day, Seats Seats)? Take(byte[] row) => plain.TryTake(row, out var place, out var day, out var seats) ? (place, day, seats) : null;

        static byte[] Row(params string[] fields) => System.Text.Encoding.UTF8.GetBytes(string.Join(',', fields));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Deliveries_in_any_order_of_rows_tell_the_same(int readers)
    {
        var random = new Random(11);
        var ids = Enumerable.Range(0, 8000).Select(_ => new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray())).ToList();
        var days = Enumerable.Range(1, 4)
            .Select(day => ids.Where(_ => random.Next(20) > 0).SelectMany((id, number) => Rows(day, id, number)).Concat(Odd).ToList()).ToList();

        var inOrder = Told(days, Header, line => line, readers);
        var shuffled = Told([.. days.Select(Shuffled)], Header, line => line, readers);

        // Where a rejected line stands is another place.
        shuffled.Select(WithoutLine).Should().Equal(inOrder.Select(WithoutLine));
        inOrder.Should().HaveCountGreaterThan(3 * ids.Count);
        shuffled.Count(line => line.EndsWith("FieldCount", StringComparison.Ordinal)).Should().Be(days.Count * Odd.Length);

        static IEnumerable<string> Rows(int day, Guid id, int number)
        {
            var (key, seats) = ($"2026-03-{day:00},{id},0000000a-0000-4000-8000-00000000000{number % 2}", 10 + (number % 1000));
            yield return $"{key},Teams,{seats + day},{seats}";
            yield return $"{key},Exchange Online,{seats},{seats - day}";
            if (number % 50 == 0) yield return $"{key},Teams,{seats + day},{seats}";
        }

        static string WithoutLine(string line) => line.EndsWith("FieldCount", StringComparison.Ordinal) ? "FieldCount" : line;

        List<string> Shuffled(List<string> lines)
        {
            var others = lines.ToArray();
            random.Shuffle(others);
            return [.. others];
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Plain_and_quoted_rows_of_one_key_meet_in_one_reader(int readers)
    {
        var rows = Enumerable.Range(0, 64)
            .Select(number => $"2026-03-01,{number:x8}-0000-4000-8000-0000000000{number:x2},0000000a-0000-4000-8000-000000000001,Teams,1,2").ToList();
        List<string> quoted = [.. rows.Select(row => row.Replace("Teams", "\"Teams\"", StringComparison.Ordinal))];
        var parts = new[] { rows, quoted, [.. rows, .. quoted] }.SelectMany((lines, number) => Delivery(number, lines, Header, line => line).Parts);
        var both = new LandedDelivery(Feed.Usage, new DateOnly(2026, 3, 1), "both", [.. parts]);
        var reading = new MonthReading(RecordReader.Open, _ => { }, progress: null, CancellationToken.None);

        reading.ReadSideBySide(UsageLines.Readings(UsageLines.Shared(new Month(2026, 3), readers), [both], reading));

        reading.CountOf(both).Should().BeEquivalentTo(new { RowsUsed = 64, RowsDuplicate = 3 * 64, RowsRejected = 0 });
    }

    [Fact]
    public void A_day_that_repeats_the_one_before_differs_in_its_numbers_alone()
    {
        var ids = Enumerable.Range(0, 100).Select(number => $"{number:x8}-0000-4000-8000-000000000001,{number:x8}-0000-4000-8000-00000000000A").ToList();
        var days = Enumerable.Range(1, 3).Select(day => ids.Select(id => $"2026-03-{day:00},{id},Teams,{day},{day * 2}").ToList()).ToList();

        var told = Told(days, Header, line => line, readers: 2);

        told.Count(line => line.EndsWith(" Teams 3 6 6 3", StringComparison.Ordinal)).Should().Be(100);
        told.Should().HaveCount(103);
    }

    /// <summary>Some days of rows, each with what sources do to the one before: rows left out, put in, changed, repeated, turned round.</summary>
    static List<List<string>> Days(Random random)
    {
        var keys = Enumerable.Range(0, 12).Select(_ => Key(random)).ToList();
        var days = new List<List<string>>();
        for (var day = 1; day <= 4; day++)
        {
            if (random.Next(3) == 0) keys.RemoveAt(random.Next(keys.Count));
            if (random.Next(3) == 0) keys.Insert(random.Next(keys.Count), Key(random));
            if (random.Next(4) == 0) keys.Reverse();
            if (random.Next(4) == 0) random.Shuffle(CollectionsMarshal.AsSpan(keys));
            var date = random.Next(8) == 0 ? "2026-03-02" : $"2026-03-{day:00}";
            days.Add([.. keys.SelectMany(key => Rows(random, random.Next(15) == 0 ? " 2026-03-01" : date, key))]);
        }

        return days;
    }

    static string Key(Random random)
    {
        var id = $"0000000{random.Next(6):x}-0000-4000-8000-00000000000{random.Next(16):x}";
        if (random.Next(8) == 0) id = id.ToUpperInvariant();
        if (random.Next(12) == 0) id += " ";
        if (random.Next(15) == 0) id = id[..^1];
        var workload = Workloads[random.Next(Workloads.Length)];
        return $"{id},0000000a-0000-4000-8000-00000000000{random.Next(2)},{workload}{(random.Next(10) == 0 ? " " : "")}";
    }

    static IEnumerable<string> Rows(Random random, string date, string key)
    {
        var row = $"{date},{key},{Counts[random.Next(5)]},{Counts[random.Next(3)]}";
        if (random.Next(8) == 0) row = $"{date},{key},{Counts[random.Next(Counts.Length)]},{Counts[random.Next(Counts.Length)]}";
        yield return row;
        if (random.Next(10) == 0) yield return row;
        if (random.Next(12) == 0) yield return row + "1";
    }

    /// <summary>Entries in the order of their keys, rejects by day and line, and what was counted.</summary>
    List<string> Told(List<List<string>> days, string header, Func<string, string> written, int readers)
    {
        var rejects = new List<RejectedLine>();
        var deliveries = days.Select((lines, index) => Delivery(index + 1, lines, header, written)).ToList();
        var reading = new MonthReading(RecordReader.Open, rejects.Add, progress: null, CancellationToken.None);
        var shares = UsageLines.Shared(new Month(2026, 3), readers);
        reading.ReadSideBySide(UsageLines.Readings(shares, deliveries, reading));
        return
        [
            .. shares.SelectMany(Entries).Order(StringComparer.Ordinal),
            .. rejects.OrderBy(reject => (reject.Delivery.Date, reject.LineNumber))
                .Select(reject => $"{reject.Delivery.Date} {reject.LineNumber} {reject.Field} {reject.Reason}"),
            .. deliveries.Select(delivery => reading.CountOf(delivery))
                .Select(count => $"{count.RowsIn} {count.RowsUsed} {count.RowsDuplicate} {count.RowsRejected}"),
        ];
    }

    static IEnumerable<string> Entries(UsageLines share)
    {
        for (var place = 0; place < share.Entries.Count; place++)
        {
            var entry = share.Entries[place];
            yield return $"{entry.Subscription.SubscriptionId} {entry.Subscription.SkuId} {share.Workloads[entry.Workload]} {entry.Latest.Assigned} "
                + $"{entry.Latest.Active} {entry.PeakActiveSeats} {entry.DaysReported}";
        }
    }

    LandedDelivery Delivery(int day, List<string> lines, string header, Func<string, string> written)
    {
        var path = Path.Combine(_folder, $"{day}.csv");
        File.WriteAllText(path, string.Concat(lines.Select(written).Prepend(header).Select(line => line + "\n")));
        var part = new LandedPart("part-000.csv", path, new FileInfo(path).Length, "", lines.Count, PartFormat.Csv, IsGzip: false);
        return new LandedDelivery(Feed.Usage, new DateOnly(2026, 3, Math.Max(day, 1)), $"{day}", [part]);
    }
}
