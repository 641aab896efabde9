namespace InsightsEtl.Extract;

/// <summary>What a part holds, counted by reading all of it.</summary>
/// <param name="Rows">Records, header and blank lines excluded, faulty ones included.</param>
/// <param name="FaultyRows">Of these, records with a structure fault.</param>
/// <param name="UnknownColumns">Names in the part that the contract does not know.</param>
public sealed record RecordCount(long Rows, long FaultyRows, IReadOnlyCollection<string> UnknownColumns);
