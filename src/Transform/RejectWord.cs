namespace InsightsEtl.Transform;

/// <summary>A reason for a reject as the specification spells it: <c>bad_guid</c> for <see cref="RejectReason.BadGuid"/>.</summary>
public static class RejectWord
{
    static readonly string[] Words = [.. Enum.GetNames<RejectReason>().Select(SnakeCase)];

    public static string Of(RejectReason reason) => Words[(int)reason];

    static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? "_" + letter : letter.ToString())).ToLowerInvariant();
}
