namespace InsightsEtl.Extract;

/// <summary>How a service is asked for the page after this one.</summary>
public enum Paging
{
    /// <summary>The body holds its address, or the response's <c>Link</c> header does; none is the last page's.</summary>
    NextLink,

    /// <summary>By <c>top</c> and <c>skip</c>; the last page is shorter than was asked for.</summary>
    TopSkip,

    /// <summary>The response header <c>MS-ContinuationToken</c> is sent back with <c>seekOperation=Next</c>; none is the last page's.</summary>
    Continuation,
}
