namespace InsightsEtl.Extract;

/// <summary>Turns an answer into a page on disk, whole and in the contract's columns, or says why it cannot.</summary>
/// <param name="path">Where the page's records go.</param>
sealed class PageReader(Source source, PageAddress address, SourceLimits limits, PullProgress progress, string path)
{
    /// <exception cref="PassingFaultException">It was cut or is not what was asked for; another attempt may be whole.</exception>
    /// <exception cref="RefusedDeliveryException">It can never be used.</exception>
    public async Task<PulledPage> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = new PageBody(response, address.Name, limits.PageBytes, progress.Received);
        using var part = new PagePart(path);
        var members = new PageMembers(source);
        var (unknown, missing, end) = await ReadAsync(body, part, members, cancellationToken);
        members.TakeHeaders(body);
        if (!body.IsDelimited && end != TextEnd.Marked) ThrowUnlessWhole(members, end);
        if (part.Rows > 0 && missing.Count > 0)
        {
            throw new PassingFaultException(
                $"{address.Name}: no record has a field for column {string.Join(", ", missing)}; name it in Sources:{source.Feed.Name}:Fields, "
                + "or ask who runs the service.")
            { IsContent = true };
        }

        var (bytes, sha256) = part.Complete();
        progress.PageDone(part.Rows);
        return new PulledPage(part.Rows, bytes, sha256, NextOf(response, members), members.Total, unknown);
    }

    async Task<(IReadOnlyCollection<string> Unknown, List<string> Missing, TextEnd End)> ReadAsync(
        PageBody body, PagePart part, PageMembers members, CancellationToken cancellationToken)
    {
        if (source.Format == BodyFormat.Csv)
        {
            var rows = new CsvPage(source, body, part, path + ".csv", address.IsFirst);
            var unknown = await rows.ReadAsync(cancellationToken);
            return (unknown, [], rows.IsLastRowWhole ? TextEnd.AtLine : TextEnd.Open);
        }

        var record = new PageRecord(source);
        if (source.Format == BodyFormat.Json)
        {
            await new JsonPage(source, body, record, members, part).ReadAsync(cancellationToken);
            return (record.UnknownFields, [.. record.MissingColumns], TextEnd.Marked);
        }

        var lines = new NdjsonPage(body, record, members, part);
        await lines.ReadAsync(cancellationToken);
        return (record.UnknownFields, [.. record.MissingColumns], lines.HasTrailer ? TextEnd.Marked : lines.IsLastLineWhole ? TextEnd.AtLine : TextEnd.Open);
    }

    /// <summary>The transport does not tell the end: a total does, of rows that are whole.</summary>
    void ThrowUnlessWhole(PageMembers members, TextEnd end)
    {
        if (members.Total is null)
        {
            throw new RefusedDeliveryException(
                $"{address.Name}: the body has no Content-Length, chunks, total or end mark, so that a whole one cannot be told from a cut one; "
                + "expected one of them. Ask who runs the service.");
        }

        if (end == TextEnd.Open) throw new PassingFaultException($"{address.Name}: the body was cut: its last line is not whole.");
    }

    string? NextOf(HttpResponseMessage response, PageMembers members)
    {
        if (source.Paging == Paging.NextLink) return string.IsNullOrEmpty(members.Next) ? null : members.Next;
        if (source.Paging == Paging.TopSkip) return null;
        return response.Headers.TryGetValues("MS-ContinuationToken", out var values) && string.Concat(values) is { Length: > 0 } token ? token : null;
    }
}
