using InsightsEtl.Fixtures;
using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Scheduler.Tests.Embedded;

/// <summary>One cluster with the settings of every day, shared by the tests that change nothing of it but their own logins.</summary>
static class RealCluster
{
    static readonly Lazy<TemporaryHome> Temporary = new(static () => TemporaryHome.New());
    static readonly Lazy<Task<ClusterAddress>> Address = new(static () => EmbeddedCluster.For(Home).StartAsync(default));

    public static string Home => Temporary.Value.Path;

    public static Task<ClusterAddress> AddressAsync() => Address.Value;
}
