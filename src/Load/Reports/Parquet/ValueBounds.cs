namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>The least and the greatest value of a column chunk, as statistics hold them; readers skip chunks by them.</summary>
/// <param name="Least">In PLAIN encoding, a text without its length.</param>
sealed record ValueBounds(byte[] Least, byte[] Greatest);
