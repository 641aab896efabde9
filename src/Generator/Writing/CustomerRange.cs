using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>What the feeds say in a month of a range of customers, written customer by customer: one part of each delivery.</summary>
sealed class CustomerRange : IDisposable
{
    /// <summary>Months for which a customer that has left stays in the snapshot of customers.</summary>
    const int MonthsRemembered = 6;

    readonly World _world;
    readonly int _month;
    readonly RecordWriter _customers;
    readonly RecordWriter _subscriptions;
    readonly SubscriptionRows _subscriptionRows;
    readonly RecordWriter _attributions;
    readonly RecordWriter _charges;
    readonly RecordWriter _corrections;
    readonly UsageDays _usage;

    /// <param name="days">With a usage delivery, ascending.</param>
    public CustomerRange(World world, Month month, IReadOnlyList<DateOnly> days, Func<DeliveryName, PartFile> open)
    {
        (_world, _month) = (world, MonthCount.Of(month));
        _customers = Open(Feed.Customers, month.Last);
        _subscriptions = Open(Feed.Subscriptions, month.Last);
        _subscriptionRows = new SubscriptionRows(_subscriptions, world.Chance, _month);
        _attributions = Open(Feed.Attributions, month.Last);
        _charges = Open(Feed.Billing, month.First.AddDays(BillingDays.Charges - 1));
        _corrections = Open(Feed.Billing, month.First.AddDays(BillingDays.Corrections - 1));
        _usage = new UsageDays(world.Chance, _month, days, open);

        RecordWriter Open(Feed feed, DateOnly date)
        {
            var delivery = new DeliveryName(feed, date);
            return new RecordWriter(open(delivery), delivery);
        }
    }

    /// <param name="from">A customer's number, inclusive.</param>
    /// <param name="to">Exclusive.</param>
    public List<WrittenPart> Write(int from, int to, CancellationToken cancellationToken)
    {
        var joined = from < to ? _world.Growth.JoinMonth(from) : _month;
        for (var number = from; number < to; number++)
        {
            if (number % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
            while (_world.Growth.JoinedBy(joined) <= number) joined++;
            Write(number, joined);
        }

        return
        [
            _customers.Close(), _subscriptions.Close(), _attributions.Close(), _charges.Close(), _corrections.Close(), .. _usage.Close(),
        ];
    }

    public void Dispose()
    {
        IDisposable[] writers = [_customers, _subscriptions, _attributions, _charges, _corrections, _usage];
        foreach (var writer in writers) writer.Dispose();
    }

    void Write(int number, int joined)
    {
        var customer = CustomerTraits.Of(_world.Chance, number);
        var life = CustomerLife.At(_world.Chance, customer, joined, _month);
        if (life.LeftAt != CustomerLife.Never && _month - life.LeftAt >= MonthsRemembered) return;

        CustomerRows.Write(_customers, _world.Chance, customer, life);
        var subscriptions = Subscription.Of(_world.Chance, customer, life, _month).ToList();
        var location = PartnerLocation.Of(_world.Chance, customer, life.LocationMoves);
        foreach (var subscription in subscriptions)
        {
            if (subscription.Standing == Standing.Vanished) continue;
            _subscriptionRows.Write(customer, subscription, location);
            WriteAttributions(subscription, customer, location);
            _usage.Write(subscription);
        }

        WriteInvoice(customer, subscriptions);
    }

    void WriteAttributions(Subscription subscription, CustomerTraits customer, PartnerLocation location)
    {
        foreach (var attribution in Attribution.Of(_world.Chance, subscription, customer, location))
            _attributions.Id(subscription.Id).Number(attribution.MpnId).Text(attribution.Type).EndRow();
    }

    void WriteInvoice(CustomerTraits customer, List<Subscription> subscriptions)
    {
        var invoice = new Invoice(_world.Chance, customer, _month);
        foreach (var line in invoice.Charges(subscriptions)) WriteLine(_charges, invoice, line, customer);
        foreach (var line in invoice.Corrections(subscriptions)) WriteLine(_corrections, invoice, line, customer);
    }

    static void WriteLine(RecordWriter writer, Invoice invoice, in BillingLine line, CustomerTraits customer) => writer
        .Text(invoice.Id).Number(line.Number).Id(line.Subscription.Id).Id(line.Sku.Id).Date(line.From).Date(line.To)
        .Text(line.ChargeType).Number(line.Quantity).Number(line.Amount).Text(customer.Country.CurrencyCode).EndRow();
}
