using System.Diagnostics;
using System.Text.Json;

namespace InsightsEtl.Fixtures;

/// <summary>DuckDB and hyparquet, which share no code with our writer, reading Parquet files: <c>tests/Readers/read.mjs</c>.</summary>
/// <remarks>A call starts Node, DuckDB with it, and takes 0.3 s or more: give it many files at once.</remarks>
public static class IndependentReaders
{
    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    static readonly string Script = Path.Combine(RepositoryRoot(), "tests", "Readers", "read.mjs");

    public static async Task<IReadOnlyList<ReadFile>> ReadAsync(params IEnumerable<string> paths) =>
        await ReadAsync([.. paths.Select(path => new ReadRequest(path))]);

    /// <returns>One answer for each request, in their order; a file that a reader refuses has that reader's error.</returns>
    public static async Task<IReadOnlyList<ReadFile>> ReadAsync(IReadOnlyList<ReadRequest> requests)
    {
        var start = new ProcessStartInfo("node", [Script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(requests, Names));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<ReadFile[]>(await output, Names)!
            : throw new InvalidOperationException($"node {Script} ended with {node.ExitCode}, expected 0 (after 'npm ci' there): {await errors}");
    }

    static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InsightsEtl.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"InsightsEtl.sln is in no folder above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
