namespace InsightsEtl.Browser.Tests;

/// <summary>The control of a page that has the focus.</summary>
/// <param name="Number">In the order of the page; -1: no control that anybody sees.</param>
/// <param name="Top">As the other edges: of the page, in its pixels.</param>
/// <param name="Outline">Its width in pixels; 0: none.</param>
sealed record FocusedControl(int Number, double Top, double Bottom, double Left, double Right, double Outline, string Text)
{
    /// <summary>Above the other, or in one line with it and to its left.</summary>
    public bool IsBefore(FocusedControl other) => Bottom <= other.Top || (Top < other.Bottom && Right <= other.Left);
}
