namespace InsightsEtl.Load.People;

/// <summary>A key by which download links are signed.</summary>
public sealed record LinkKey(int LinkKeyId, byte[] Secret)
{
    public const int Bytes = 32;
}
