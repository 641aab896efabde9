namespace InsightsEtl.Generator;

/// <summary>What a company's name is written in.</summary>
enum Language
{
    English,
    German,
    French,
    Dutch,
    Spanish,
    Portuguese,
    Italian,
    Nordic,
    Polish,
    Turkish,
    Greek,
    Cyrillic,
    Arabic,
    Hebrew,
    Japanese,
    Korean,
}
