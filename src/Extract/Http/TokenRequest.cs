using System.Net;

namespace InsightsEtl.Extract;

/// <summary>Asks the identity provider for a token; nothing of what is sent or comes back is ever part of a message.</summary>
sealed class TokenRequest(SourceAuth auth, TimeProvider clock)
{
    const int LargestAnswerBytes = 1 << 20;

    string Name => $"Token of {auth.TokenUrl.Authority}";

    public Task<AccessToken> SendAsync(SourceClient client, CancellationToken cancellationToken) =>
        client.AskAsync(auth.TokenUrl, Name, attempt => AttemptAsync(client, attempt), cancellationToken);

    async Task<AccessToken> AttemptAsync(SourceClient client, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        using var response = await client.SendAsync(Request, auth.TokenUrl, Name, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            throw new SourceAuthException(
                $"{Name}: client {auth.ClientId} was answered {(int)response.StatusCode}; expected a token. "
                + "Correct SourceAuth:TokenUrl, ClientId, Scope or the secret.");
        }

        if (!HttpAnswer.HasContent(response, Name, asked)) throw new PassingFaultException($"{Name}: answered without a token");
        return await ReadAsync(response, asked, cancellationToken)
            ?? throw new PassingFaultException($"{Name}: the answer is no token response");
    }

    /// <returns>Null where it is none; the reason would show a piece of the answer.</returns>
    static async Task<AccessToken?> ReadAsync(HttpResponseMessage response, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        try
        {
            return AccessToken.Read(await ContentAsync(response, cancellationToken), asked);
        }
        catch (Exception broken) when (broken is IOException || JsonText.IsBroken(broken))
        {
            return null;
        }
    }

    HttpRequestMessage Request(Uri url)
    {
        List<KeyValuePair<string, string>> form =
            [new("grant_type", "client_credentials"), new("client_id", auth.ClientId), new("client_secret", auth.ClientSecret)];
        if (auth.Scope is not null) form.Add(new("scope", auth.Scope));
        return new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
    }

    static async Task<ReadOnlyMemory<byte>> ContentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = new byte[LargestAnswerBytes];
        var length = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        return answer.AsMemory(0, length);
    }
}
