using System.Text.RegularExpressions;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The folder that holds a PostgreSQL server's programs, and which major version they are.</summary>
sealed partial record ServerBinaries(string Folder, int MajorVersion)
{
    public const int OldestMajorVersion = 15;

    const string Install = "install it: 'apt-get install postgresql' (Debian, Ubuntu), 'dnf install postgresql-server' (Fedora), "
        + "'brew install postgresql@17' (macOS); or point PG_BIN at the folder of its programs; or name a database with --database.";

    static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <param name="majorVersion">The version the data were made by; null takes the first that is new enough.</param>
    /// <exception cref="ClusterException">None is there, or none of that version.</exception>
    public static async Task<ServerBinaries> FindAsync(int? majorVersion, CancellationToken cancellationToken)
    {
        var found = new List<ServerBinaries>();
        foreach (var folder in Folders().Distinct(StringComparer.Ordinal))
        {
            var version = await VersionAsync(folder, cancellationToken);
            if (version is not null && (majorVersion is null ? version >= OldestMajorVersion : version == majorVersion))
            {
                return new(folder, version.Value);
            }

            if (version is not null)
            {
                found.Add(new(folder, version.Value));
            }
        }

        var expected = majorVersion is null ? $"PostgreSQL {OldestMajorVersion} or newer" : $"PostgreSQL {majorVersion}, which made the data";
        var seen = found.Count == 0 ? "none" : string.Join(", ", found.Select(static server => $"{server.MajorVersion} in {server.Folder}"));
        throw new ClusterException($"PostgreSQL's server programs: found {seen}; expected {expected}. To do: {Install}", isSettings: true);
    }

    /// <summary>$PG_BIN, PATH (links followed), Debian's folders newest first, Homebrew's.</summary>
    static IEnumerable<string> Folders()
    {
        var chosen = Environment.GetEnvironmentVariable("PG_BIN");
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return (string.IsNullOrEmpty(chosen) ? [] : new[] { chosen })
            .Concat(path.Select(LinkedFolder).OfType<string>())
            .Concat(Versions("/usr/lib/postgresql", ""))
            .Concat(Versions("/opt/homebrew/opt", "postgresql@"))
            .Concat(Versions("/usr/local/opt", "postgresql@"))
            .Concat(Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql@"))
            .Where(static folder => Array.TrueForAll(Needed, program => File.Exists(Path.Combine(folder, program))));
    }

    static string? LinkedFolder(string folder)
    {
        var program = new FileInfo(Path.Combine(folder, "pg_ctl"));
        return program.Exists ? Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName) : null;
    }

    static IEnumerable<string> Versions(string folder, string prefix) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateDirectories(folder, prefix + "*")
            .Select(path => (Path: path, IsNumber: int.TryParse(Path.GetFileName(path)[prefix.Length..], CultureInfo.InvariantCulture, out var number), Number: number))
            .Where(static entry => entry.IsNumber)
            .OrderByDescending(static entry => entry.Number)
            .Select(static entry => Path.Combine(entry.Path, "bin"));

    static async Task<int?> VersionAsync(string folder, CancellationToken cancellationToken)
    {
        var answer = await ChildProcess.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellationToken);
        var match = VersionPattern().Match(answer.Output);
        return answer.Succeeded && match.Success ? int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>"postgres (PostgreSQL) 15.18 (Debian …)", "postgres (PostgreSQL) 18beta1".</summary>
    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d{1,4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
