using System.Collections.Concurrent;

namespace InsightsEtl.Extract;

/// <summary>How far the pulls of a run have come, for whoever shows it; told from several threads at once.</summary>
/// <param name="advance">Receives bytes and records as they arrive; may be null.</param>
public sealed class PullProgress(Action<long, long>? advance = null)
{
    readonly ConcurrentDictionary<string, DateTimeOffset> _waits = new(StringComparer.Ordinal);
    long _pages;
    long _retries;

    public long Pages => Interlocked.Read(ref _pages);

    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>"12 pages, 1 tried again, waiting for feeds.example.com, 57 s left".</summary>
    public string Describe(DateTimeOffset now)
    {
        // Before the number of tries is read: who waits has been counted.
        var waits = string.Concat(_waits.Where(wait => wait.Value > now).OrderBy(wait => wait.Key, StringComparer.Ordinal)
            .Select(wait => string.Create(
                CultureInfo.InvariantCulture, $", waiting for {wait.Key}, {Math.Ceiling((wait.Value - now).TotalSeconds):F0} s left")));
        return string.Create(CultureInfo.InvariantCulture, $"{Pages} pages{(Retries > 0 ? $", {Retries} tried again" : "")}{waits}");
    }

    internal void Received(long bytes) => advance?.Invoke(bytes, 0);

    internal void PageDone(long rows)
    {
        Interlocked.Increment(ref _pages);
        advance?.Invoke(0, rows);
    }

    internal void Wait(string host, DateTimeOffset until)
    {
        Interlocked.Increment(ref _retries);
        _waits.AddOrUpdate(host, until, (_, known) => until > known ? until : known);
    }
}
