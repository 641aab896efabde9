using System.Security.Cryptography;
using System.Text;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>Where a home's cluster keeps its data, and how it gets there: made whole beside, then moved into place.</summary>
static class DataFolder
{
    /// <summary>For root's homes that the server's own user cannot reach.</summary>
    const string Elsewhere = "/var/lib/insights-etl";

    const string Staged = ".new";

    const UnixFileMode Entered = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static string Of(string home, ClusterNote? note) => note?.DataFolder ?? Path.Combine(home, "postgres");

    /// <summary>Null where no cluster is yet.</summary>
    public static int? MajorVersion(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "PG_VERSION");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    /// <summary>Only the caller enters a home; where the server is a user of its own, it may pass through.</summary>
    public static void MakeHome(string home)
    {
        if (!Directory.Exists(home))
        {
            Directory.CreateDirectory(home);
            File.SetUnixFileMode(home, Environment.IsPrivilegedProcess ? Entered : Entered & ~(UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        }
    }

    /// <returns>The note, with the folder where the server cannot reach the home.</returns>
    public static async Task<ClusterNote> PlaceAsync(string home, ClusterNote note, ServerAccount account, CancellationToken cancellationToken)
    {
        var staging = Of(home, null) + Staged;
        await MakeEmptyAsync(staging, account, cancellationToken);
        var isReached = await account.ReachesAsync(staging, cancellationToken);
        Directory.Delete(staging, recursive: true);
        return note with { DataFolder = isReached ? null : Path.Combine(Elsewhere, Hash(home)) };
    }

    /// <summary>Makes the cluster's files. Killed half-way it leaves nothing that a later start would take for a cluster.</summary>
    public static async Task MakeAsync(
        string dataFolder, string ownerPassword, ServerAccount account, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.GetDirectoryName(dataFolder)))
        {
            Directory.CreateDirectory(Elsewhere);
            File.SetUnixFileMode(Elsewhere, Entered);
        }

        var staging = dataFolder + Staged;
        await MakeEmptyAsync(staging, account, cancellationToken);
        await InitializeAsync(staging, ownerPassword, account, binaries, cancellationToken);
        Directory.Move(Path.Combine(staging, "data"), dataFolder);
        Directory.Delete(staging, recursive: true);
    }

    static async Task MakeEmptyAsync(string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await account.MakeFolderAsync(folder, cancellationToken);
    }

    static async Task InitializeAsync(
        string staging, string ownerPassword, ServerAccount account, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        var passwordFile = Path.Combine(staging, "password");
        await File.WriteAllTextAsync(passwordFile, ownerPassword + "\n", cancellationToken);
        File.SetUnixFileMode(passwordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await account.OwnAsync(passwordFile, cancellationToken);

        var data = Path.Combine(staging, "data");
        var made = await InitdbAsync("C.UTF-8");
        if (!made.Succeeded)
        {
            // A system without that locale: "C" sorts the same, it only knows letters beyond ASCII less well.
            made = await InitdbAsync("C");
        }

        if (!made.Succeeded)
        {
            throw new ClusterException($"initdb could not make a cluster in {data}: {made.Output}");
        }

        ServerSettings.Include(data);

        Task<ChildProcess> InitdbAsync(string locale) => ChildProcess.RunAsync(
            account.Run(
                binaries.Initdb, "--pgdata", data, "--username", ClusterAddress.LoginOf(DatabaseRole.Owner), "--pwfile", passwordFile,
                "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", locale, "--lc-messages", "C", "--data-checksums", "--no-sync"),
            cancellationToken);
    }

    static string Hash(string home) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Postmaster.RealPath(home))))[..16];
}
