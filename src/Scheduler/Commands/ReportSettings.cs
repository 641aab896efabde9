using InsightsEtl.Load.Reports;
using InsightsEtl.Load.Reports.Parquet;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Settings of report files: Reports:Codec, Reports:KeepVersions, Reports:KeepMonths.</summary>
static class ReportSettings
{
    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public static ReportOptions Read(IConfiguration configuration)
    {
        var standard = new ReportOptions();
        return standard with
        {
            Codec = CodecOf(configuration["Reports:Codec"]),
            KeepVersions = Count(configuration, "Reports:KeepVersions") ?? standard.KeepVersions,
            KeepMonths = Count(configuration, "Reports:KeepMonths"),
        };
    }

    static ParquetCodec? CodecOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!Enum.TryParse<ParquetCodec>(text, ignoreCase: true, out var codec) || !Enum.IsDefined(codec) || char.IsAsciiDigit(text[0]))
            throw new UsageException($"Found setting Reports:Codec '{text}'; expected zstd, snappy, gzip or uncompressed.");
        if (codec == ParquetCodec.Zstd && !ReportOptions.IsZstdPresent)
            throw new UsageException("Found setting Reports:Codec 'zstd', but no libzstd on this machine; install it, or use snappy or gzip.");
        return codec;
    }

    static int? Count(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 => count,
        var text => throw new UsageException($"Found setting {setting} '{text}'; expected a number, at least 1."),
    };
}
