using InsightsEtl.Load;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Embedded;
using InsightsEtl.Scheduler.Web;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace InsightsEtl.Scheduler.Checkup;

/// <summary>What docs/deploy.md asks for: addresses that keep a session, somebody who may sign in.</summary>
static class WebCheckup
{
    public static async Task<IReadOnlyList<Finding>> FindAsync(
        Database database, IConfiguration configuration, CancellationToken cancellationToken) =>
        [Address(configuration), await AccountsAsync(database, cancellationToken)];

    static Finding Address(IConfiguration configuration)
    {
        const string check = "web address";
        try
        {
            var settings = WebSettings.Read(configuration, urls: null);
            return Finding.If(
                settings.Addresses.All(IsSafe), check, settings.Urls, FindingState.Warning,
                "No browser keeps a session over plain http: listen on loopback, and let a reverse proxy with TLS stand before it (docs/deploy.md).");
        }
        catch (UsageException wrong)
        {
            return new(check, FindingState.Failed, wrong.Message, "Correct the setting: README.md lists them.");
        }
    }

    static bool IsSafe(string url) => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(url.Replace('*', 'x').Replace('+', 'x'), UriKind.Absolute, out var address) && address.IsLoopback);

    static async Task<Finding> AccountsAsync(Database database, CancellationToken cancellationToken)
    {
        const string check = "accounts";
        try
        {
            await using var source = EtlSource.Create(await database.ConnectionStringAsync(cancellationToken));
            var admins = (await new AccountLedger(source).AllAsync(cancellationToken)).Count(account => account.Roles.Contains(AccountRole.Admin));
            return Finding.If(
                admins > 0, check, $"{admins} admins", FindingState.Warning, "Make one: 'insights users add NAME --role admin'.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or ClusterException)
        {
            return new(check, FindingState.Warning, "no account can be read yet", "'insights db migrate' makes the tables; see the findings above.");
        }
    }
}
