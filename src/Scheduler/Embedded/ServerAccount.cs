namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The system user whose files and process a cluster are: the caller, or a user of its own where the caller is root.</summary>
/// <param name="Ids">User and group id; null where the server simply runs as the caller.</param>
sealed record ServerAccount((string User, string Group)? Ids)
{
    public const string Name = "insights-etl";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    static readonly string[] AddUser =
        ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", Name];

    /// <param name="dataFolder">Data that are there keep their owner; root then runs the server as that one.</param>
    /// <exception cref="ClusterException">The user is missing and cannot be made.</exception>
    public static async Task<ServerAccount> ForAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new((ValueTuple<string, string>?)null);
        }

        if (Directory.Exists(dataFolder))
        {
            var owner = await ChildProcess.RunAsync(["stat", "-c", "%u %g", dataFolder], cancellationToken);
            if (owner.Succeeded && owner.Output.Split(' ') is [var user, var group] && user != "0")
            {
                return new((user, group));
            }
        }

        return await FindAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
    }

    /// <summary>The command as this account runs it.</summary>
    public IReadOnlyList<string> Run(params IReadOnlyList<string> command) => Ids is not var (user, group)
        ? command
        : ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--", .. command];

    /// <summary>Makes a folder that this account alone can enter; its parent is there.</summary>
    public async Task MakeFolderAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnAsync(folder, cancellationToken);
    }

    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (Ids is not var (user, group))
        {
            return;
        }

        var change = await ChildProcess.RunAsync(["chown", $"{user}:{group}", path], cancellationToken);
        if (!change.Succeeded)
        {
            throw new ClusterException($"{path} could not be given to user {user}: {change.Output}");
        }
    }

    /// <summary>Whether this account can enter the folder, asked of the system itself: modes, access lists and mounts all count.</summary>
    public async Task<bool> ReachesAsync(string folder, CancellationToken cancellationToken) =>
        Ids is null || (await ChildProcess.RunAsync(Run("test", "-x", folder, "-a", "-w", folder), cancellationToken)).Succeeded;

    static async Task<ServerAccount?> FindAsync(CancellationToken cancellationToken)
    {
        var user = await ChildProcess.RunAsync(["id", "-u", Name], cancellationToken);
        var group = await ChildProcess.RunAsync(["id", "-g", Name], cancellationToken);
        return user.Succeeded && group.Succeeded ? new((user.Output, group.Output)) : null;
    }

    /// <summary>Two first starts on one machine may collide on the user list's lock: whoever finds the user made by the other is content.</summary>
    static async Task<ServerAccount> MakeAsync(CancellationToken cancellationToken)
    {
        var failure = "";
        for (var attempt = 0; attempt < 20; attempt++)
        {
            failure = (await ChildProcess.RunAsync(AddUser, cancellationToken)).Output;
            if (await FindAsync(cancellationToken) is { } made)
            {
                return made;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new ClusterException(
            $"PostgreSQL refuses to run as root, and the system user {Name} could not be made ({failure}). "
            + $"To do: run '{string.Join(' ', AddUser)}', or run insights as another user than root.",
            isSettings: true);
    }
}
