namespace InsightsEtl.Extract;

/// <summary>How a token is got from the services' identity provider: OAuth 2 client credentials.</summary>
/// <param name="Scope">Null: none is asked for.</param>
public sealed record SourceAuth(Uri TokenUrl, string ClientId, string ClientSecret, string? Scope)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{ClientId} at {TokenUrl.Host}";
}
