namespace InsightsEtl.Generator;

/// <summary>The segment that a customer is counted to; its names hold commas and ampersands, as the real ones do.</summary>
sealed record Segment(string Name, string TopSegment)
{
    static readonly Segment Corporate = new("Small, Medium & Corporate Commercial", "Commercial");
    static readonly Segment CorporatePublic = new("Small, Medium & Corporate Public Sector", "Public Sector");
    static readonly Segment Major = new("Major Commercial", "Commercial");
    static readonly Segment MajorPublic = new("Major Public Sector", "Public Sector");
    static readonly Segment Education = new("Education", "Public Sector");

    /// <param name="moves">How often it has moved, mostly in July, when the fiscal year begins: up, and down again with the next.</param>
    public static Segment Of(CustomerTraits customer, int moves)
    {
        var industry = Industry.All[customer.Industry];
        if (industry.Name == "Education" && moves % 2 == 0) return Education;
        var isMajor = customer.People >= 1000 != (moves % 2 == 1);
        if (industry.IsPublic) return isMajor ? MajorPublic : CorporatePublic;
        return isMajor ? Major : Corporate;
    }
}
