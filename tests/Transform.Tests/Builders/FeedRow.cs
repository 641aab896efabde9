using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

/// <summary>A record of a feed as a reader would split it; null: an empty field.</summary>
sealed record FeedRow(Feed Feed)
{
    string?[] Values { get; init; } = new string?[Feed.Columns.Count];

    public StructureFault Fault { get; init; }

    /// <summary>The bytes in the part, for a record whose fields cannot be told apart.</summary>
    public byte[] Raw { get; init; } = [];

    public FeedRow With(string column, string? value)
    {
        var values = (string?[])Values.Clone();
        values[Feed.Ordinal(column)] = value;
        return this with { Values = values };
    }

    public byte[] Bytes(int ordinal) => Encoding.UTF8.GetBytes(Values[ordinal] ?? "");
}
