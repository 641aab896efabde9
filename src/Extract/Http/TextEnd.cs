namespace InsightsEtl.Extract;

/// <summary>How a page's text ends, as far as the text itself shows.</summary>
enum TextEnd
{
    /// <summary>In the middle of something.</summary>
    Open,

    /// <summary>Behind a whole record: more may have been meant to come.</summary>
    AtLine,

    /// <summary>With a mark after which nothing comes.</summary>
    Marked,
}
