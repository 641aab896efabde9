using System.Xml.Linq;
using InsightsEtl.Load.People;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace InsightsEtl.Scheduler.People;

/// <summary>The framework's data-protection keys in the database, so that a cookie of one host is good for all.</summary>
sealed class SharedKeys(KeyRing ring) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. ring.FrameworkKeys().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        ring.KeepFrameworkKey(element.ToString(SaveOptions.DisableFormatting), friendlyName);
}
