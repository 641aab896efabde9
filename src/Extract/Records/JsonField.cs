namespace InsightsEtl.Extract;

/// <summary>Where a JSON record's value lies: in its line, or in the reader's buffer of unescaped text.</summary>
readonly record struct JsonField(int Start, int Length, bool IsUnescaped);
