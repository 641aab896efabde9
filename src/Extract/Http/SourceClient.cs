using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace InsightsEtl.Extract;

/// <summary>Asks services for pages: at permitted addresses only, in turn, patiently, and with a token where they want one.</summary>
sealed class SourceClient : IDisposable
{
    const int MostRedirects = 3;

    /// <summary>Tokens may expire while a request waits for its turn; one that is never good is not asked for endlessly.</summary>
    const int MostStaleTokens = 10;

    readonly SourceSet _set;
    readonly TimeProvider _clock;
    readonly PullProgress _progress;
    readonly HttpMessageInvoker _http;
    readonly AccessTokens? _tokens;
    readonly ConcurrentDictionary<string, SourceHost> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="connection">How hosts are connected to; tests have their own.</param>
    public SourceClient(SourceSet set, TimeProvider clock, PullProgress progress, GuardedConnection? connection = null)
    {
        (_set, _clock, _progress) = (set, clock, progress);
        var guarded = connection ?? new GuardedConnection(set.PrivateHosts);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, cancellationToken) => guarded.ConnectAsync(context.DnsEndPoint, cancellationToken),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = false, // the address that is looked at has to be the one that is connected to
        });
        if (set.Auth is { } auth) _tokens = new AccessTokens(clock, cancellationToken => new TokenRequest(auth, clock).SendAsync(this, cancellationToken));
    }

    public SourceHost Host(Uri url) =>
        _hosts.GetOrAdd(url.GetLeftPart(UriPartial.Authority), _ => SourceHost.New(url.Authority, _set.Limits, _clock, _progress));

    /// <summary>Asks for a page with everything that makes it likely to come.</summary>
    /// <returns>Null where there is no such delivery.</returns>
    /// <exception cref="SourceUnavailableException">However often it was tried.</exception>
    /// <exception cref="RefusedDeliveryException">Trying again will not help.</exception>
    public async Task<T?> AskAsync<T>(PageAddress page, PageRead<T> read, CancellationToken cancellationToken)
        where T : class
    {
        var requestId = Guid.NewGuid();
        var staleTokens = 0;
        for (var isRenewed = false; ;)
        {
            var token = _tokens is null ? null : await _tokens.CurrentAsync(cancellationToken);
            try
            {
                return await AskAsync(page.Url, page.Name, attempt => AttemptAsync(page, requestId, token, read, attempt), cancellationToken);
            }
            catch (UnauthorizedException refused) when (refused.IsUnsent)
            {
                if (++staleTokens < MostStaleTokens) continue;
                throw new SourceUnavailableException(
                    $"{page.Name}: {MostStaleTokens} tokens had expired before they could be sent; expected an expires_in of minutes from SourceAuth:TokenUrl.",
                    refused);
            }
            catch (UnauthorizedException) when (token is not null && !isRenewed)
            {
                isRenewed = _tokens!.Forget(token);
            }
            catch (UnauthorizedException refused)
            {
                throw new RefusedDeliveryException(
                    $"{page.Name}: answered 401{(token is null ? "" : " to a new token")}; expected 200. Correct SourceAuth, or ask who runs the service.", refused);
            }
        }
    }

    /// <summary>Runs attempts in the host's pipeline; what is left when it gives up is the source's state.</summary>
    public async Task<T> AskAsync<T>(Uri url, string name, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var host = Host(url);
        host.Turns.ThrowIfDown();
        try
        {
            return await host.Pipeline.ExecuteAsync(async token => await attempt(token), cancellationToken);
        }
        catch (PassingFaultException fault) when (fault.IsContent)
        {
            throw new RefusedDeliveryException($"{fault.Message} Tried {_set.Limits.Retries + 1} times; ask who runs the service.", fault);
        }
        catch (Exception fault) when (fault is PassingFaultException or BrokenCircuitException or TimeoutRejectedException)
        {
            host.Turns.IsDown = true;
            throw new SourceUnavailableException($"{Sentence(fault, name)} {url.Authority} stayed unavailable. To do: try again later.", fault);
        }
    }

    /// <summary>Sends one request and follows redirects that stay on the host.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<Uri, HttpRequestMessage> request, Uri url, string name, CancellationToken cancellationToken)
    {
        var asked = url;
        for (var redirects = 0; ; redirects++)
        {
            using var message = request(asked);
            var response = await SendAsync(message, name, cancellationToken);
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } location || redirects == MostRedirects) return response;
            response.Dispose();
            asked = new Uri(asked, location);
            if (asked.GetLeftPart(UriPartial.Authority) != url.GetLeftPart(UriPartial.Authority))
                throw new RefusedDeliveryException($"{name}: redirected to {asked.GetLeftPart(UriPartial.Authority)}; expected {url.Authority} only.");
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _tokens?.Dispose();
        foreach (var host in _hosts.Values) host.Turns.Dispose();
    }

    async Task<T?> AttemptAsync<T>(PageAddress page, Guid requestId, AccessToken? token, PageRead<T> read, CancellationToken cancellationToken)
        where T : class
    {
        if (token is not null && !_tokens!.IsFresh(token)) throw new UnauthorizedException { IsUnsent = true };
        using var response = await SendAsync(url => Request(url, page, requestId, token), page.Url, page.Name, cancellationToken);
        if (!HttpAnswer.HasContent(response, page.Name, _clock.GetUtcNow())) return null;
        return await read(response, cancellationToken);
    }

    static HttpRequestMessage Request(Uri url, PageAddress page, Guid requestId, AccessToken? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("application/json, application/x-ndjson, text/csv, */*;q=0.1");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        request.Headers.UserAgent.ParseAdd("InsightsEtl/1.0");
        request.Headers.TryAddWithoutValidation("MS-RequestId", requestId.ToString());
        if (page.Continuation is not null) request.Headers.TryAddWithoutValidation("MS-ContinuationToken", page.Continuation);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return request;
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(message, cancellationToken);
        }
        catch (HttpRequestException failed) when (failed.InnerException is RefusedDeliveryException refused)
        {
            throw new RefusedDeliveryException($"{name}: {refused.Message}", refused);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || IsConnectTimeout(failed, cancellationToken))
        {
            throw new PassingFaultException($"{name}: no answer: {failed.InnerException?.Message ?? failed.Message}", failed);
        }
    }

    /// <summary>The handler tells of a host that does not take a connection as of a request that was cancelled.</summary>
    static bool IsConnectTimeout(Exception failed, CancellationToken cancellationToken) =>
        failed is OperationCanceledException { InnerException: TimeoutException } && !cancellationToken.IsCancellationRequested;

    string Sentence(Exception fault, string name) => fault switch
    {
        TimeoutRejectedException => $"{name}: took longer than {_set.Limits.PageTime.TotalSeconds:F0} s.",
        BrokenCircuitException => $"{name}: not asked again, nearly every request to the host failed.",
        _ => fault.Message.EndsWith('.') ? fault.Message : fault.Message + ".",
    };
}
