namespace InsightsEtl.Generator;

/// <summary>A customer's name: invented, in its market's language, now and then as awkward as real ones are.</summary>
static class CustomerName
{
    /// <summary>One customer in so many has each of the awkward names below.</summary>
    const int AwkwardEvery = 97;

    /// <summary>One in so many begins as a formula would.</summary>
    const int FormulaEvery = 700;

    /// <param name="renames">How often it has been renamed: first it has grown, then its form has changed as well.</param>
    public static string Of(Chance chance, int customer, Country country, int renames)
    {
        var words = NameWords.Of(country.Language);
        var number = chance.Number(Topic.Name, customer);
        var family = Pick(words.Families, number);
        var trade = Pick(words.Trades, Chance.Mix(number + 1 & long.MaxValue));
        var form = words.Forms[(Chance.Below(words.Forms.Length, Chance.Mix(number >> 1)) + renames / 2) % words.Forms.Length];
        if (renames > 0) family = $"{family} {words.Grown[(renames - 1) % words.Grown.Length]}";
        var name = string.Format(CultureInfo.InvariantCulture, words.Pattern, family, trade, form);
        return Awkward(customer, family, name);
    }

    static string Awkward(int customer, string family, string name) => (customer % AwkwardEvery, customer % FormulaEvery) switch
    {
        (_, 13) => $"=1+1 {name}",
        (_, 214) => $"+Plus {name}",
        (5, _) => $"{name}, \"{family}\"",
        (6, _) => $"{family}, {family} & Co, {name}",
        (7, _) => $"{name}\n(formerly {family})",
        (8, _) => $"{name}\t{family}",
        (9, _) => $"\"{name}\"",
        (10, _) => $"{name} – '{family}' / <{family}>; 100 %",
        (11, _) => $"{name} 🚀",
        _ => name,
    };

    static string Pick(string[] words, ulong number) => words[Chance.Below(words.Length, number)];
}
