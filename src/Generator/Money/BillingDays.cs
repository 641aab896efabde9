namespace InsightsEtl.Generator;

/// <summary>The days of a month on which billing is delivered.</summary>
static class BillingDays
{
    public const int Charges = 5;

    public const int Corrections = 20;
}
