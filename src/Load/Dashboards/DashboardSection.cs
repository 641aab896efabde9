namespace InsightsEtl.Load.Dashboards;

/// <summary>A part of a dashboard: what one function of <c>mart</c> answers.</summary>
/// <param name="Name">As <c>--section</c> and JSON know it.</param>
/// <param name="Dimension">Of the distributions; null where the function takes none.</param>
public sealed record DashboardSection(string Name, string Title, string Function, string? Dimension = null)
{
    /// <summary>Takes parameters from, to, filters and, with a dimension, dimension.</summary>
    internal string Sql => Dimension is null
        ? $"select * from mart.{Function}(@from, @to, @filters::jsonb)"
        : $"select * from mart.{Function}(@from, @to, @dimension, @filters::jsonb)";
}
