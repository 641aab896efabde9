namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The folder the project lies in.</summary>
static class Repository
{
    static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static string Folder(params string[] names) => Path.Combine([Root, .. names]);

    static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "InsightsEtl.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
