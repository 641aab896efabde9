namespace InsightsEtl.Extract;

/// <summary>What is asked of a service.</summary>
/// <param name="Continuation">The token of the page before, for <see cref="Paging.Continuation"/>; null on the first page.</param>
/// <param name="Name">For messages: feed, date and page, without what may be secret.</param>
/// <param name="IsFirst">Of its delivery.</param>
sealed record PageAddress(Uri Url, string? Continuation, string Name, bool IsFirst)
{
    /// <summary>Two addresses with equal keys are the same page.</summary>
    public string Key => Continuation is null ? Url.AbsoluteUri : $"{Url.AbsoluteUri} {Continuation}";
}
