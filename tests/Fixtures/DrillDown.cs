namespace InsightsEtl.Fixtures;

/// <summary>A number of a function of <c>mart</c> and the rows behind it.</summary>
/// <param name="Dimension">Of a distribution; empty where the function takes none.</param>
/// <param name="Rows">Statement that lists rows of a month.</param>
/// <param name="Where">Which of them are behind the number; <c>answer</c> is the answer's row.</param>
/// <param name="Total">Count or sum that the number is.</param>
public sealed record DrillDown(string Function, string Dimension, string Column, string Rows, string Where, string Total)
{
    public string Name => Dimension.Length > 0 ? $"{Function}:{Dimension}.{Column}" : $"{Function}.{Column}";

    /// <summary>A row for each number of the function's answer: itself, and whether the rows behind it make it.</summary>
    /// <param name="from">A published month's first day.</param>
    /// <param name="to">A published month's first day.</param>
    public string Sql(DateOnly from, DateOnly to, string filters)
    {
        var (first, last) = (Literal(from), Literal(to));
        var given = $"'{filters.Replace("'", "''", StringComparison.Ordinal)}'::jsonb";
        var dimension = Dimension.Length > 0 ? $"'{Dimension}', " : "";
        var month = Function is "license_adds" or "dynamics_usage_by_sku" or "dynamics_subscription_performance"
            || Function.EndsWith("_trend", StringComparison.Ordinal) ? "answer.month" : last;
        var total = $"select {Total} from ({Rows}) as behind where {Where}"
            .Replace(":'month'", month, StringComparison.Ordinal)
            .Replace(":'first_month'", first, StringComparison.Ordinal)
            .Replace(":'last_month'", last, StringComparison.Ordinal)
            .Replace(":'filters'", given, StringComparison.Ordinal);
        return $"""
            select
                answer::text || ', rows behind it: ' || coalesce(total::text, 'null'),
                case when {Column} is not null then {Column}::numeric is not distinct from total else {IsUnknown("total")} end
            from (select answer, answer.{Column}, ({total})::numeric as total from mart.{Function}({first}, {last}, {dimension}{given}) as answer) as number
            """;
    }

    /// <summary>What cannot be known has no sum; rows can be counted all the same.</summary>
    string IsUnknown(string total) => Total.StartsWith("sum", StringComparison.Ordinal) ? $"coalesce({total}, 0) = 0" : "true";

    static string Literal(DateOnly day) => day.ToString("\"date '\"yyyy-MM-dd\"'\"", System.Globalization.CultureInfo.InvariantCulture);
}
