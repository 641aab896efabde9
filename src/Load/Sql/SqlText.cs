using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>A SQL file of the repository, embedded, with its placeholders filled from constants and the run's number.</summary>
/// <remarks>Values never come this way: they are parameters. What is filled in are table and column names of our own.</remarks>
static class SqlText
{
    static readonly Assembly Home = typeof(SqlText).Assembly;
    static readonly ConcurrentDictionary<string, string> Files = new(StringComparer.Ordinal);

    /// <param name="path">Below <c>sql/</c>, such as <c>warehouse/type_2.sql</c>.</param>
    public static string Read(string path) => Files.GetOrAdd(path, ReadResource);

    /// <summary>The file with <c>staging.&lt;name&gt;</c> standing for this run's own table.</summary>
    public static string Read(string path, long runId) => ForRun(Read(path), runId);

    /// <param name="names">Placeholder to name, for files that serve several tables.</param>
    public static string Read(string path, long runId, params (string Placeholder, string Name)[] names) =>
        ForRun(names.Aggregate(Read(path), (text, pair) => text.Replace('{' + pair.Placeholder + '}', pair.Name, StringComparison.Ordinal)), runId);

    /// <summary>The file with <c>{month}</c> standing for the month's first day, for <c>copy</c>, which takes no parameters.</summary>
    public static string Read(string path, Month month) => Read(path).Replace(
        "{month}", string.Create(CultureInfo.InvariantCulture, $"date '{month.First:yyyy-MM-dd}'"), StringComparison.Ordinal);

    /// <summary>Paths below <c>sql/</c> in one folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Folder(string folder) =>
        [.. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith($"sql/{folder}/", StringComparison.Ordinal))
            .Select(name => name["sql/".Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>Of a file's text, lower-case hex.</summary>
    public static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Read(path))));

    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static Stream Open(string resource) =>
        Home.GetManifestResourceStream(resource) ?? throw new ArgumentException($"No file {resource} is embedded.", nameof(resource));

    static string ForRun(string text, long runId) =>
        text.Replace("staging.", string.Create(CultureInfo.InvariantCulture, $"staging.run_{runId}_"), StringComparison.Ordinal);

    static string ReadResource(string path)
    {
        using var reader = new StreamReader(Open("sql/" + path));
        return reader.ReadToEnd();
    }
}
