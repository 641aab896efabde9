using Npgsql;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>A real PostgreSQL server that belongs to one home: made when first wanted, started on demand, left running, stopped by wish.</summary>
sealed class EmbeddedCluster
{
    const int PortAttempts = 5;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly string _home;
    readonly ClusterOptions _options;
    readonly TimeProvider _clock;

    EmbeddedCluster(string home, ClusterOptions options, TimeProvider clock)
    {
        _home = home;
        _options = options;
        _clock = clock;
    }

    public string DataPath => DataFolder.Of(_home, ClusterNote.Read(_home));

    public static EmbeddedCluster For(string home, ClusterOptions? options = null, TimeProvider? clock = null) =>
        new(Path.GetFullPath(home), options ?? new(), clock ?? TimeProvider.System);

    /// <summary>Starts the server unless it runs. Two callers at once get the same server.</summary>
    /// <exception cref="ClusterException">The programs are missing, or the server does not start.</exception>
    /// <exception cref="TimeoutException">Another process was busy with this cluster for too long.</exception>
    public async Task<ClusterAddress> StartAsync(CancellationToken cancellationToken)
    {
        if (await RunningAsync(cancellationToken) is { } running)
        {
            return running;
        }

        DataFolder.MakeHome(_home);
        using var homeLock = await HomeLock.TakeAsync(_home, _options.StartTimeout, _clock, cancellationToken);
        return await StartLockedAsync(cancellationToken);
    }

    /// <returns>False where it was not running.</returns>
    public async Task<bool> StopAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(DataPath))
        {
            return false;
        }

        using var homeLock = await HomeLock.TakeAsync(_home, _options.StartTimeout, _clock, cancellationToken);
        if (new Postmaster(DataPath).LivePort() is null)
        {
            return false;
        }

        var account = await ServerAccount.ForAsync(DataPath, cancellationToken);
        var binaries = await ServerBinaries.FindAsync(DataFolder.MajorVersion(DataPath), cancellationToken);
        var mode = _options.IsThrowaway ? "immediate" : "fast";
        var stop = await ChildProcess.RunAsync(
            account.Run(binaries.PgCtl, "stop", "--pgdata", DataPath, "--mode", mode, "--wait", "--timeout", Timeout), cancellationToken);
        return stop.Succeeded ? true : throw new ClusterException($"The server of {DataPath} did not stop: {stop.Output}");
    }

    string Timeout => _options.StartTimeout.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>The fast way: one connection, no lock. Another cluster on the remembered port, or a copied home's original, is not taken for ours.</summary>
    async Task<ClusterAddress?> RunningAsync(CancellationToken cancellationToken) =>
        ClusterNote.Read(_home) is { Port: > 0 } note && await IsServedAsync(note, cancellationToken) ? note.Address : null;

    async Task<bool> IsServedAsync(ClusterNote note, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await ClusterLogins.DataDirectoryAsync(note.Address.ConnectionString(DatabaseRole.Owner), cancellationToken);
            return Postmaster.RealPath(folder) == Postmaster.RealPath(DataFolder.Of(_home, note));
        }
        catch (NpgsqlException)
        {
            return false;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    async Task<ClusterAddress> StartLockedAsync(CancellationToken cancellationToken)
    {
        var note = ClusterNote.Read(_home);
        var account = await ServerAccount.ForAsync(DataFolder.Of(_home, note), cancellationToken);
        var version = DataFolder.MajorVersion(DataFolder.Of(_home, note));
        var binaries = await ServerBinaries.FindAsync(version, cancellationToken);
        if (version is null)
        {
            note = await MakeAsync(note ?? ClusterNote.New(), account, binaries, cancellationToken);
        }

        if (note is null)
        {
            throw new ClusterException(
                $"{ClusterNote.FileIn(_home)} is missing, though {DataPath} holds a cluster. It held the passwords: restore it from a backup.",
                isSettings: true);
        }

        var port = await ServeAsync(note, account, binaries, cancellationToken);
        var served = note with { Port = port };
        await ClusterLogins.MakeAsync(served.Address, cancellationToken);
        if (served != note)
        {
            served.Write(_home);
        }

        return served.Address;
    }

    /// <summary>The note comes first: a cluster whose password nobody knows is of no use.</summary>
    async Task<ClusterNote> MakeAsync(ClusterNote note, ServerAccount account, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        var placed = await DataFolder.PlaceAsync(_home, note, account, cancellationToken);
        placed.Write(_home);
        var dataFolder = DataFolder.Of(_home, placed);
        await DataFolder.MakeAsync(dataFolder, placed.OwnerPassword, account, binaries, cancellationToken);
        if (!_options.IsThrowaway)
        {
            await ChildProcess.RunAsync(account.Run(binaries.Initdb, "--sync-only", "--pgdata", dataFolder), cancellationToken);
        }

        return placed;
    }

    /// <returns>The port of the server that now runs, or has been running without answering yet.</returns>
    async Task<int> ServeAsync(ClusterNote note, ServerAccount account, ServerBinaries binaries, CancellationToken cancellationToken)
    {
        var dataFolder = DataFolder.Of(_home, note);
        var postmaster = new Postmaster(dataFolder);
        var start = _clock.GetTimestamp();
        var log = Path.Combine(dataFolder, "start.log");
        for (var attempt = 1; ; attempt++)
        {
            if (postmaster.LivePort() is { } live)
            {
                await ClusterLogins.WaitAsync(note with { Port = live }, _options.StartTimeout, _clock, cancellationToken);
                return live;
            }

            postmaster.ForgetReusedNumber();
            var port = note.Port > 0 && attempt == 1 && FreePort.IsFree(note.Port) ? note.Port : FreePort.Choose();
            ServerSettings.Write(dataFolder, port, _options);
            File.Delete(log);
            var started = await ChildProcess.RunAsync(
                account.Run(binaries.PgCtl, "start", "--pgdata", dataFolder, "--log", log, "--wait", "--timeout", Timeout), cancellationToken);
            if (started.Succeeded)
            {
                return port;
            }

            var reason = File.Exists(log) ? (await File.ReadAllTextAsync(log, cancellationToken)).Trim() : started.Output;
            var isOrphaned = reason.Contains("shared memory block", StringComparison.Ordinal) && _clock.GetElapsedTime(start) < TimeSpan.FromMinutes(1);
            var isPortLost = !FreePort.IsFree(port) && attempt < PortAttempts;
            if (!isOrphaned && !isPortLost)
            {
                throw new ClusterException($"PostgreSQL in {dataFolder} did not start: {reason}\nTo do: see {dataFolder}/log, then try again.");
            }

            await Task.Delay(Pause, _clock, cancellationToken);
        }
    }
}
