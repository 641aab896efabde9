namespace InsightsEtl.Transform;

/// <summary>A line of an invoice by its number, which may be zero or negative.</summary>
readonly record struct BillingKey(string InvoiceId, int LineNumber)
{
    public static BillingKey From(Row row) => new(InvoiceId: row.RequiredText(), LineNumber: row.RequiredInt());
}
