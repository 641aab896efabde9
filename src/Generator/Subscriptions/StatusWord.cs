namespace InsightsEtl.Generator;

/// <summary>How a source spells a standing; each subscription's source keeps to its own spelling.</summary>
static class StatusWord
{
    public static string Of(Standing standing, bool isAzure, int source)
    {
        var words = WordsOf(standing, isAzure);
        return words[source % words.Length];
    }

    static string[] WordsOf(Standing standing, bool isAzure) => standing switch
    {
        Standing.Active => isAzure ? ["Open", "Active"] : ["Active", "ACTIVE", "active"],
        Standing.Renewed => ["RENEWED", "Renewed", "Active"],
        Standing.Grace => ["In Grace Period", "IN_GRACE_PERIOD", "InGrace"],
        Standing.Suspended => ["Suspended", "SUSPENDED"],
        Standing.Disabled => ["Disabled", "EXPIRED", "Inactive"],
        Standing.Deprovisioned => isAzure ? ["Closed"] : ["DEPROVISIONED", "deleted", "Churned"],
        _ => ["Pending", "none"],
    };
}
