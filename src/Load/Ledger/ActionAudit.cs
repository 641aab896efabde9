using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Who changed what, and why; lines are added, never changed.</summary>
static class ActionAudit
{
    public static Task WriteAsync(
        NpgsqlConnection connection, AuditedBy by, string what, string? target, string? before, string? after,
        CancellationToken cancellationToken) =>
        connection.WriteAsync(
            "insert into etl.action_audit (who, what, target, why, before, after) values (@Who, @what, @target, @Why, @before, @after)",
            new { by.Who, what, target, by.Why, before, after }, cancellationToken);
}
