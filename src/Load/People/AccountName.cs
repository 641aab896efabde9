using System.Text.RegularExpressions;

namespace InsightsEtl.Load.People;

/// <summary>What a person types to sign in: a letter, then up to 62 of a-z, 0-9, ., _ and -.</summary>
public static partial class AccountName
{
    public const string Expected = "a letter, then up to 62 of a-z, 0-9, ., _ and -";

    public static bool IsOne(string text) => Form().IsMatch(text);

    [GeneratedRegex("^[a-z][a-z0-9._-]{0,62}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
