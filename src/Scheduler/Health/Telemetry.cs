using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InsightsEtl.Scheduler.Health;

/// <summary>Traces and metrics of runs, requests and the database by OTLP, where an endpoint is set.</summary>
static class Telemetry
{
    /// <summary>Setting Otlp:Endpoint, or the standard OTEL_EXPORTER_OTLP_ENDPOINT; without either nothing is sent.</summary>
    /// <returns>To be disposed at the end, which sends what is left; null: no endpoint.</returns>
    /// <exception cref="UsageException">The endpoint is no address.</exception>
    public static IDisposable? Start(IConfiguration configuration)
    {
        var text = configuration["Otlp:Endpoint"] ?? Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT");
        if (string.IsNullOrEmpty(text)) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint))
            throw new UsageException($"Found setting Otlp:Endpoint '{text}'; expected such as http://127.0.0.1:4318.");
        var resource = ResourceBuilder.CreateDefault().AddService("insights");
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "Npgsql", RunSignals.Name)
            .AddOtlpExporter(exporter => Send(exporter, endpoint, "v1/traces")).Build();
        var meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime", RunSignals.Name)
            .AddOtlpExporter(exporter => Send(exporter, endpoint, "v1/metrics")).Build();
        return new Both(traces, meters);
    }

    static void Send(OtlpExporterOptions exporter, Uri endpoint, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + '/' + path);
    }

    sealed class Both(IDisposable traces, IDisposable meters) : IDisposable
    {
        public void Dispose()
        {
            traces.Dispose();
            meters.Dispose();
        }
    }
}
