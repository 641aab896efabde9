using System.Text.Json;
using InsightsEtl.Fixtures;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>All report files of a set of feeds, and what programs that are not ours say of them.</summary>
public abstract class GoldenReports(string name) : IAsyncLifetime
{
    /// <summary>The Parquet file's values as the delimited files show them.</summary>
    const string ShownRows =
        """
        select
            case
                when regexp_matches(columns(*)::varchar, '^[=+@\t\r-]') and not regexp_full_match(columns(*)::varchar, '[+-]?[0-9]+([.][0-9]+)?')
                    then '''' || columns(*)::varchar
                else columns(*)::varchar
            end
        from file
        """;

    TestHome _home = null!;

    internal GoldenSet Set { get; } = new(name);

    /// <summary>The Parquet files. Each answers four questions: rows that it has and the CSV has not, and the reverse, and so for the TSV.</summary>
    public IReadOnlyList<ReadFile> Files { get; private set; } = [];

    public async Task InitializeAsync()
    {
        _home = await TestHome.CreateAsync();
        var outcome = await _home.RunAsync(TestHome.Request(Set.Range, Set.Feeds) with { Datasets = null });
        outcome.Code.Should().Be(Scheduler.Commands.ExitCode.Done, _home.Said);
        var paths = Directory.EnumerateFiles(_home.Reports.PathOf(""), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        Files = await IndependentReaders.ReadAsync([.. paths.Select(path => new ReadRequest(path, Questions(path)))]);
    }

    public async Task DisposeAsync() => await _home.DisposeAsync();

    static string[] Questions(string path)
    {
        var manifest = JsonDocument.Parse(File.ReadAllText(path + ".manifest.json")).RootElement;
        var columns = manifest.GetProperty("columns").EnumerateArray().Select(column => $"'{column.GetProperty("name").GetString()}': 'VARCHAR'");
        return [.. Questions(path, ".csv.gz", ",", columns), .. Questions(path, ".tsv.gz", "\\t", columns)];
    }

    /// <summary>Null is where nothing stands between two delimiters.</summary>
    static string[] Questions(string path, string extension, string delimiter, IEnumerable<string> columns)
    {
        var delimited =
            $$"""
            select * from read_csv(
                '{{Path.ChangeExtension(path, null)}}{{extension}}', delim = '{{delimiter}}', quote = '"', escape = '"', header = true, nullstr = '',
                allow_quoted_nulls = false, new_line = '\n', auto_detect = false, columns = { {{string.Join(", ", columns)}} })
            """;
        return
        [
            $"select count(*) from (({delimited}) except all ({ShownRows}))", $"select count(*) from (({ShownRows}) except all ({delimited}))",
        ];
    }
}
