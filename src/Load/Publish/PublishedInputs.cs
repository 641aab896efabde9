using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>What a month was last published from.</summary>
public static class PublishedInputs
{
    /// <summary>The inputs' hash; null where the month is not published, or was read later by a run that did not publish it.</summary>
    public static async Task<string?> Sha256Async(string connectionString, Month month, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await connection.ScalarAsync<string>(
            SqlText.Read("ledger/published_inputs.sql"),
            cancellationToken, ("month", month.First));
    }
}
