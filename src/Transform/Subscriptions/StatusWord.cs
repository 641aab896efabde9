namespace InsightsEtl.Transform;

/// <summary>A source's word for a subscription's state, compared without case, blanks and underscores.</summary>
static class StatusWord
{
    const int LongestKnown = 14;

    public static SubscriptionStatus Of(string word)
    {
        Span<char> letters = stackalloc char[LongestKnown];
        var count = 0;
        foreach (var letter in word)
        {
            if (letter == '_' || char.IsWhiteSpace(letter)) continue;
            if (count == LongestKnown) return SubscriptionStatus.Other;
            letters[count++] = char.ToUpperInvariant(letter);
        }

        return Folded(letters[..count]);
    }

    static SubscriptionStatus Folded(ReadOnlySpan<char> word) => word switch
    {
        "ACTIVE" or "OPEN" or "RENEWED" => SubscriptionStatus.Active,
        "INGRACEPERIOD" or "INGRACE" => SubscriptionStatus.InGracePeriod,
        "SUSPENDED" => SubscriptionStatus.Suspended,
        "DISABLED" or "EXPIRED" or "INACTIVE" => SubscriptionStatus.Disabled,
        "DEPROVISIONED" or "DELETED" or "CLOSED" or "CHURNED" => SubscriptionStatus.Deprovisioned,
        _ => SubscriptionStatus.Other,
    };
}
