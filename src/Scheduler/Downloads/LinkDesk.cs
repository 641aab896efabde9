using System.Security.Claims;
using InsightsEtl.Load;
using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.People;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace InsightsEtl.Scheduler.Downloads;

/// <summary>Hands out links that download a file without a sign-in; to whom and for what stands in the audit.</summary>
sealed class LinkDesk(OpsLedger ledger, LinkSigner signer, NpgsqlDataSource source)
{
    /// <returns>Null: there is no such file, or none for the asker.</returns>
    public async Task<MadeLink?> MakeAsync(Guid file, ClaimsPrincipal user, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ledger.ReportFileAsync(file, user.MaySeeRevenue(), cancellationToken) is not { } found) return null;
        var (address, expires) = await signer.SignAsync(file, user.AccountId(), cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var action = new AuditedAction(
            user.Identity!.Name!, $"make link to {found.ShortName}", "for a tool", After: new { found.ReportFileId, expires = expires.UtcDateTime });
        await ActionAudit.RecordAsync(connection, action, cancellationToken);
        return new MadeLink(found, $"{request.Scheme}://{request.Host}{request.PathBase}{address}", expires.UtcDateTime);
    }
}
