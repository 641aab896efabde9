using System.Buffers;

namespace InsightsEtl.Load.Reports.Parquet;

/// <summary>Where one page is put together before it joins its chunk; taken for one page, then used again.</summary>
sealed class PageScratch
{
    public ArrayBufferWriter<byte> Body { get; } = new();

    public ArrayBufferWriter<byte> Compressed { get; } = new();

    public void Clear()
    {
        Body.ResetWrittenCount();
        Compressed.ResetWrittenCount();
    }
}
