namespace InsightsEtl.Extract;

/// <summary>A column a feed's contract names; what its value means is Transform's business.</summary>
/// <param name="Name">As the field's own APIs spell it; matched without case.</param>
/// <param name="IsRequired">A part that names it nowhere (CSV: in its header; JSON: in any record) refuses the delivery; a row without a value is a reject.</param>
public sealed record FeedColumn(string Name, bool IsRequired);
