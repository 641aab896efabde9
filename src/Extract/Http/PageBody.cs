namespace InsightsEtl.Extract;

/// <summary>A response's body as text: unpacked where it is gzip, and never more than is believable.</summary>
/// <param name="page">Its name, for messages.</param>
/// <param name="mostBytes">Of text.</param>
/// <param name="received">Told of bytes as they come over the wire.</param>
sealed class PageBody(HttpResponseMessage response, string page, long mostBytes, Action<long> received) : IAsyncDisposable
{
    Stream? _text;
    long _textBytes;
    bool _isGzip;

    public string Page => page;

    /// <summary>The transport, or gzip's trailer, tells the body's end from a cut; else only the text itself can.</summary>
    public bool IsDelimited => _isGzip || response.Content.Headers.ContentLength is not null || response.Headers.TransferEncodingChunked == true;

    /// <summary>A response header that has a single value; null where there is none.</summary>
    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>Fills part of the room; 0 at the end.</summary>
    /// <exception cref="PassingFaultException">It was cut, is an HTML page, or broken gzip.</exception>
    /// <exception cref="RefusedDeliveryException">It is larger than a page may be.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> room, CancellationToken cancellationToken)
    {
        try
        {
            _text ??= await BeginAsync(cancellationToken);
            var read = await _text.ReadAsync(room, cancellationToken);
            _textBytes += read;
            return _textBytes <= mostBytes ? read : throw TooLarge($"more than {mostBytes}");
        }
        catch (InvalidDataException broken)
        {
            throw Broken(broken.Message);
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            // Told from a fault of the disk here, where nothing but the wire is read.
            throw new PassingFaultException($"{page}: the body was cut: {cut.Message}", cut);
        }
    }

    public ValueTask DisposeAsync() => _text?.DisposeAsync() ?? ValueTask.CompletedTask;

    async Task<Stream> BeginAsync(CancellationToken cancellationToken)
    {
        var headers = response.Content.Headers;
        if (headers.ContentLength > mostBytes) throw TooLarge($"{headers.ContentLength}");
        if (headers.ContentType?.MediaType is "text/html")
            throw new PassingFaultException($"{page}: the answer is an HTML page; expected records.") { IsContent = true };
        if (headers.ContentEncoding.FirstOrDefault(encoding => !IsGzip(encoding) && !IsIdentity(encoding)) is { } unknown)
            throw new RefusedDeliveryException($"{page}: Content-Encoding '{unknown}'; expected gzip or none.");
        var wire = new WireStream(await response.Content.ReadAsStreamAsync(cancellationToken), received);
        _isGzip = (await wire.LookAsync(2, cancellationToken)).Span is [0x1F, 0x8B];
        if (!_isGzip && headers.ContentEncoding.Any(encoding => !IsIdentity(encoding))) throw Broken("It is no gzip at all.");
        return _isGzip ? new WholeGzipStream(wire) : wire;
    }

    static bool IsGzip(string encoding) => encoding.ToUpperInvariant() is "GZIP" or "X-GZIP";

    static bool IsIdentity(string encoding) => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    PassingFaultException Broken(string found) => new($"{page}: the body is not whole gzip. {found}") { IsContent = true };

    RefusedDeliveryException TooLarge(string found) =>
        new($"{page}: the body has {found} bytes{(_isGzip ? " unpacked" : "")}; expected at most {mostBytes} (SourceLimits:PageMegabytes).");
}
