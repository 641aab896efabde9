using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>The column of a feed that is spoilt to get a row of a kind, and what it says then.</summary>
/// <param name="Text">Instead of the good value.</param>
sealed record BadColumn(BadRowKind Kind, string Column, string Text)
{
    const int LongestField = 4096;

    static readonly string Endless = new('x', LongestField + 904);

    /// <summary>Kinds that a value of a column makes, the rarest first; then those that any text column will do for.</summary>
    public static IReadOnlyList<BadColumn> Of(Feed feed, bool isNdjson, Month month) =>
        [.. OfValues(feed, month), .. OfStructure(TextColumnOf(feed), isNdjson)];

    /// <summary>How many of <see cref="Of"/> come first wherever there is room for few only: no other feed has them.</summary>
    public static int RareKindsOf(Feed feed) => feed.Name switch
    {
        "billing" => 2,
        "skus" or "subscriptions" => 1,
        _ => 0,
    };

    static BadColumn[] OfValues(Feed feed, Month month) => feed.Name switch
    {
        "partners" => [new(BadRowKind.MissingValue, "partnerName", ""), new(BadRowKind.ConflictingDuplicate, "city", "Nowhere")],
        "customers" =>
        [
            new(BadRowKind.MissingValue, "customerName", ""), new(BadRowKind.BadGuid, "customerTenantId", "contoso.example.com"),
            new(BadRowKind.ConflictingDuplicate, "customerName", "Somebody else"),
        ],
        "skus" =>
        [
            new(BadRowKind.BadEnum, "freeVsPaid", "Gratis"), new(BadRowKind.BadBool, "isLicenseBased", "yes"),
            new(BadRowKind.MissingValue, "sku", ""), new(BadRowKind.BadGuid, "skuId", "{2880026b-2b0c-4251-8656-5d41ff11e3}"),
            new(BadRowKind.ConflictingDuplicate, "sku", "Something else"),
        ],
        "subscriptions" =>
        [
            new(BadRowKind.BadBool, "autoRenewEnabled", "yes"), new(BadRowKind.BadInt, "licenseCount", "n/a"),
            new(BadRowKind.Negative, "licenseCount", "-5"), new(BadRowKind.BadDate, "startDate", "31.12.2025"),
            new(BadRowKind.MissingValue, "status", ""), new(BadRowKind.BadGuid, "customerTenantId", "0"),
            new(BadRowKind.ConflictingDuplicate, "friendlyName", "Something else"),
        ],
        "attributions" => [new(BadRowKind.MissingValue, "attributionType", ""), new(BadRowKind.BadGuid, "subscriptionId", "none")],
        "usage" =>
        [
            new(BadRowKind.WrongPeriod, "usageDate", DayOf(month.First.AddDays(-1))), new(BadRowKind.BadInt, "assignedSeats", "12.5"),
            new(BadRowKind.Negative, "activeSeats", "-1"), new(BadRowKind.BadDate, "usageDate", "2026-02-30"),
            new(BadRowKind.MissingValue, "workload", ""), new(BadRowKind.BadGuid, "skuId", "SPE_E3"),
            new(BadRowKind.ConflictingDuplicate, "activeSeats", "1000000"),
        ],
        "billing" =>
        [
            new(BadRowKind.UnknownCurrency, "currency", "XQX"), new(BadRowKind.BadDecimal, "amount", "1,250.00"),
            new(BadRowKind.BadInt, "lineNumber", "1e2"), new(BadRowKind.BadDate, "chargeStartDate", "2026-13-01"),
            new(BadRowKind.MissingValue, "invoiceId", ""), new(BadRowKind.BadGuid, "subscriptionId", "G-1"),
            new(BadRowKind.ConflictingDuplicate, "chargeType", "something else"),
        ],
        _ => [new(BadRowKind.Negative, "usdPerUnit", "0"), new(BadRowKind.BadDecimal, "usdPerUnit", "1e-2")],
    };

    static BadColumn[] OfStructure(string column, bool isNdjson)
    {
        BadColumn encoding = new(BadRowKind.BadEncoding, column, BadRow.NoText), tooLong = new(BadRowKind.TooLong, column, Endless);
        return isNdjson
            ? [new(BadRowKind.BadJson, column, ""), encoding, tooLong]
            : [new(BadRowKind.FieldCount, column, ""), new(BadRowKind.BadQuoting, column, "\"Bro\"ken"), encoding, tooLong];
    }

    static string TextColumnOf(Feed feed) => feed.Name switch
    {
        "partners" => "partnerName",
        "customers" => "customerName",
        "skus" => "sku",
        "subscriptions" => "friendlyName",
        "attributions" => "attributionType",
        "usage" => "workload",
        "billing" => "chargeType",
        _ => "currency",
    };

    static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
