using System.Collections.Concurrent;
using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>Writes the feeds of an invented reseller into a drop folder, of any size in little memory.</summary>
public static class FeedGenerator
{
    /// <summary>A range of customers keeps some forty files open, 128 KiB each: two cores are fed by two ranges at once.</summary>
    const int RangesAtOnce = 2;

    /// <param name="progress">Receives bytes and rows written since its last call, from several threads at once; may be null.</param>
    /// <returns>In the order of <see cref="Feed.All"/>.</returns>
    /// <exception cref="OutFolderTakenException">The folder holds something else; nothing was written.</exception>
    /// <exception cref="ArgumentException">A value of the request is out of its range.</exception>
    public static IReadOnlyList<GeneratedFeed> Write(
        GeneratedFeedsRequest request, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Fault() is { } fault) throw new ArgumentException(fault, nameof(request));
        RequestMark.Claim(request);
        var parts = WriteMonths(request, progress, cancellationToken);
        if (request.DirtyShare > 0) PlantedFile.Write(request, parts);
        return [.. Feed.All.Select(feed => Sum(feed, parts))];
    }

    static List<WrittenPart> WriteMonths(GeneratedFeedsRequest request, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var world = new World(request.Seed, request.Customers);
        var work = request.Months.Select(month => new MonthFolder(world, request, month, progress))
            .SelectMany(month => Enumerable.Range(0, month.RangeCount).Select(range => (month, range)));
        var written = new ConcurrentBag<WrittenPart>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = RangesAtOnce, CancellationToken = cancellationToken };
        Parallel.ForEach(Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering), options, item =>
        {
            foreach (var part in item.month.Write(item.range, cancellationToken) ?? []) written.Add(part);
        });
        return [.. written.OrderBy(part => part.Delivery.Date).ThenBy(part => part.Delivery.Feed.Name, StringComparer.Ordinal)];
    }

    static GeneratedFeed Sum(Feed feed, IEnumerable<WrittenPart> parts)
    {
        var own = parts.Where(part => part.Delivery.Feed == feed).ToList();
        var planted = PlantedRows.Of(own.Select(part => part.Planted));
        return new GeneratedFeed(
            feed, own.Select(part => part.Delivery).Distinct().Count(), own.Sum(part => part.Rows), own.Sum(part => part.Bytes),
            planted.Rejects, planted.Duplicates)
        {
            OmittedKinds = [.. planted.Omitted],
        };
    }
}
