using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>What a month was last published from.</summary>
public static class PublishedInputs
{
    /// <summary>The inputs' hash; null where the month is not published.</summary>
    public static async Task<string?> Sha256Async(string connectionString, Month month, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await connection.ScalarAsync<string>(
            """
            select publish.inputs_sha256
            from etl.publish
            join warehouse.month_state using (month_start)
            where publish.month_start = @month
            order by publish.token desc
            limit 1
            """,
            cancellationToken, ("month", month.First));
    }
}
