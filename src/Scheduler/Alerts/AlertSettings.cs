using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Alerts;

/// <summary>Setting Alerts:Webhook, the address that is told of failures, late feeds and deliveries that are left out.</summary>
static class AlertSettings
{
    /// <returns>Null: nobody is told.</returns>
    /// <exception cref="UsageException">It is no https address, nor one of this machine.</exception>
    public static Webhook? Read(IConfiguration configuration) => configuration["Alerts:Webhook"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true }) => new Webhook(address),
        // It may hold a secret, so it is not repeated.
        _ => throw new UsageException("Found a setting Alerts:Webhook that is no https address; expected https://…, or http:// on this machine."),
    };
}
