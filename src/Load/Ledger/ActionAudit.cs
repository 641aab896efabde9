using Npgsql;

namespace InsightsEtl.Load;

/// <summary>What people did, append-only: the database refuses to change or delete a row of it.</summary>
public static class ActionAudit
{
    /// <summary>Notes an action in the transaction that does it, so that neither is there without the other.</summary>
    public static async Task RecordAsync(NpgsqlConnection connection, AuditedAction action, CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            SqlText.Read("ledger/action_audit.sql"), cancellationToken,
            ("who", action.Who), ("what", action.What), ("why", action.Why), ("before", action.BeforeJson), ("after", action.AfterJson));
    }
}
