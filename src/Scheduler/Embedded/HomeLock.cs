namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The right to start or stop a home's cluster, held by one process at a time and let go by the system if that process dies.</summary>
sealed class HomeLock : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly FileStream _stream;

    HomeLock(FileStream stream) => _stream = stream;

    /// <exception cref="TimeoutException">Another process held it all the time.</exception>
    /// <exception cref="ClusterException">The home cannot be written.</exception>
    public static async Task<HomeLock> TakeAsync(string home, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = Path.Combine(home, "postgres.lock");
        var start = clock.GetTimestamp();
        while (true)
        {
            if (TryTake(file) is { } taken)
            {
                return taken;
            }

            if (clock.GetElapsedTime(start) > timeout)
            {
                throw new TimeoutException($"{file} was held by another process for {timeout.TotalMinutes:F0} min. To do: try again when that one is done.");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    public void Dispose() => _stream.Dispose();

    static HomeLock? TryTake(string file)
    {
        try
        {
            return new(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException)
        {
            throw new ClusterException($"{file} cannot be written. Expected a home of your own: give another --home.", isSettings: true);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
