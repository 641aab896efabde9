namespace InsightsEtl.Extract;

/// <summary>One file of a landed delivery: bytes as received, never changed.</summary>
/// <param name="Name">As the manifest names it; for messages and the ledger only, never part of a path.</param>
/// <param name="Path">Where it lies in landing.</param>
/// <param name="Sha256">Of the bytes as received (compressed ones where compressed), lower-case hex.</param>
/// <param name="Rows">Records, header excluded, as the manifest says and landing has verified.</param>
public sealed record LandedPart(string Name, string Path, long Bytes, string Sha256, long Rows, PartFormat Format, bool IsGzip);
