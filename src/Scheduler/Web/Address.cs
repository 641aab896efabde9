using Microsoft.AspNetCore.Http;

namespace InsightsEtl.Scheduler.Web;

/// <summary>Addresses within this host, wherever a proxy shows it.</summary>
static class Address
{
    /// <param name="path">Below the host's root, beginning with a slash.</param>
    public static string At(this HttpContext? context, string path) => context?.Request.PathBase.Value + path;
}
