using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Who reads the rows of a delivery.</summary>
/// <param name="Share">Those of the rows that are taken.</param>
/// <param name="Take">Says what becomes of a row.</param>
/// <param name="Foresee">
/// Receives the record at hand, other shares' too, before it is taken, to look at those to come; says how many records to pass over.
/// </param>
sealed record RowReader(Share Share, Func<Row, RowFate> Take, Func<RecordReader, int>? Foresee = null);
