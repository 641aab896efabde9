namespace InsightsEtl.Transform;

/// <summary>A source's word for a subscription's state, compared without case, blanks and underscores.</summary>
/// <remarks>Two words are equal where they mean the same state; of those that mean none we know, each means its own.</remarks>
/// <param name="Text">As the source wrote it.</param>
readonly record struct StatusWord(string Text)
{
    const int LongestKnown = 14;

    public SubscriptionStatus Meaning
    {
        get
        {
            Span<char> letters = stackalloc char[LongestKnown];
            var count = 0;
            foreach (var letter in Text)
            {
                if (letter == '_' || char.IsWhiteSpace(letter)) continue;
                if (count == LongestKnown) return SubscriptionStatus.Other;
                letters[count++] = char.ToUpperInvariant(letter);
            }

            return Folded(letters[..count]);
        }
    }

    public bool Equals(StatusWord other) =>
        string.Equals(Text, other.Text, StringComparison.Ordinal)
        || (Meaning is var status and not SubscriptionStatus.Other && status == other.Meaning);

    public override int GetHashCode() =>
        Meaning is var status and not SubscriptionStatus.Other ? status.GetHashCode() : StringComparer.Ordinal.GetHashCode(Text);

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
