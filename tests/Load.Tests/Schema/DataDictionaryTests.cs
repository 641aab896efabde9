namespace InsightsEtl.Load.Tests;

public sealed class DataDictionaryTests(EmptyWarehouse home) : IClassFixture<EmptyWarehouse>
{
    const string Switch = "INSIGHTS_WRITE_DICTIONARY";
    const string Anew = $"{Switch}=1 dotnet test tests/Load.Tests --filter DataDictionary";

    const string Origin =
        $"Made from the comments in the database (`sql/migrations`, `sql/marts`); do not edit. To make it anew: `{Anew}`.";

    [Fact]
    public async Task The_data_dictionary_says_what_the_database_says()
    {
        await using var connection = await home.Warehouse.OpenAsync();
        var file = Path.Combine(Root(), "docs", "data-dictionary.md");

        var page = await DataDictionary.WriteAsync(connection, Origin, CancellationToken.None);
        if (Environment.GetEnvironmentVariable(Switch) == "1") await File.WriteAllTextAsync(file, page);

        (await File.ReadAllTextAsync(file)).Should().Be(page, "docs/data-dictionary.md is made by `{0}`", Anew);
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InsightsEtl.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
