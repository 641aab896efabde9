namespace InsightsEtl.Load;

/// <summary>Who asks for a change, and why; it stands in <c>etl.action_audit</c>.</summary>
/// <param name="Why">Null: nobody was asked for a reason.</param>
public sealed record AuditedBy(string Who, string? Why);
