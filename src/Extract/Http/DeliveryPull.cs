namespace InsightsEtl.Extract;

/// <summary>Pulls one delivery page by page, from where an earlier pull stopped, until it is whole.</summary>
sealed class DeliveryPull(Source source, DateOnly date, SourceClient client, SourceLimits limits, PullProgress progress)
{
    /// <summary>A delivery may change while it is read; one that is different every time is refused.</summary>
    const int MostBeginnings = 3;

    /// <returns>All pages; null where there is no such delivery.</returns>
    /// <exception cref="SourceUnavailableException">The pages so far are kept.</exception>
    /// <exception cref="RefusedDeliveryException">What comes is no delivery; nothing of it is kept.</exception>
    public async Task<IReadOnlyList<PulledPage>?> RunAsync(PartialDelivery partial, CancellationToken cancellationToken)
    {
        var kept = source.HasStableLinks ? await partial.PagesAsync(cancellationToken) : [];
        for (var beginning = 1; ; beginning++)
        {
            try
            {
                return await PagesAsync(partial, kept, cancellationToken);
            }
            catch (InconsistentPullException) when (beginning < MostBeginnings)
            {
                kept = [];
            }
            catch (InconsistentPullException broken)
            {
                throw new RefusedDeliveryException($"{broken.Message} Pulled {MostBeginnings} times; ask who runs the service.", broken);
            }
        }
    }

    async Task<IReadOnlyList<PulledPage>?> PagesAsync(PartialDelivery partial, IReadOnlyList<PulledPage> kept, CancellationToken cancellationToken)
    {
        var sequence = new PageSequence(source, date);
        foreach (var page in kept) sequence.Add(page);
        if (kept.Count == 0) partial.Clear();
        while (sequence.Next is { } address)
        {
            var isResumed = kept.Count > 0 && sequence.Pages.Count == kept.Count;
            var page = await AskAsync(address, partial.NewPagePath(sequence.Pages.Count), isResumed, cancellationToken);
            if (page is null && sequence.Pages.Count == 0) return null;
            if (page is null && sequence.HasAll) break;
            if (page is null) throw new InconsistentPullException($"{address.Name}: answered 404; expected the page it was named as.");
            sequence.Add(page);
            ThrowIfBeyondLimits(sequence, address);
            partial.Keep(page);
        }

        sequence.ThrowUnlessComplete();
        return sequence.Pages;
    }

    /// <summary>A link that an earlier run was given may be good no more; then all begins again.</summary>
    async Task<PulledPage?> AskAsync(PageAddress address, string path, bool isResumed, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new PageReader(source, address, limits, progress, path);
            return await client.AskAsync<PulledPage>(address, reader.ReadAsync, cancellationToken);
        }
        catch (RefusedDeliveryException refused) when (isResumed)
        {
            throw new InconsistentPullException(refused.Message, refused);
        }
    }

    void ThrowIfBeyondLimits(PageSequence sequence, PageAddress address)
    {
        if (sequence.Bytes > limits.DeliveryBytes)
        {
            throw new RefusedDeliveryException(
                $"{address.Name}: the delivery has {sequence.Bytes} bytes so far; expected at most {limits.DeliveryBytes} (SourceLimits:DeliveryMegabytes).");
        }

        if (sequence.Next is not null && sequence.Pages.Count >= limits.Pages)
        {
            throw new RefusedDeliveryException(
                $"{address.Name}: more pages follow; expected at most {limits.Pages} (SourceLimits:Pages), or a larger PageSize.");
        }
    }
}
