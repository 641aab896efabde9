using System.Text.Json;

namespace InsightsEtl.Extract;

/// <summary>A bearer token and the time at which a new one is fetched, before it expires.</summary>
sealed class AccessToken
{
    static readonly TimeSpan UnstatedLifetime = TimeSpan.FromMinutes(5);
    static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(2);

    AccessToken(string value, DateTimeOffset renewAt)
    {
        Value = value;
        RenewAt = renewAt;
    }

    public string Value { get; }

    public DateTimeOffset RenewAt { get; }

    /// <param name="asked">When it was asked for: its life cannot have begun earlier.</param>
    /// <exception cref="JsonException">The answer is no token response.</exception>
    public static AccessToken Read(ReadOnlyMemory<byte> json, DateTimeOffset asked)
    {
        using var document = JsonDocument.Parse(json);
        var value = document.RootElement.TryGetProperty("access_token", out var token) ? token.GetString() : null;
        if (string.IsNullOrEmpty(value) || !value.All(character => character is > ' ' and < '\u007f'))
            throw new JsonException("no access_token in it");
        var lifetime = Lifetime(document.RootElement);
        return new AccessToken(value, asked + lifetime - (lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin));
    }

    /// <summary>Never the token itself.</summary>
    public override string ToString() => "token";

    static TimeSpan Lifetime(JsonElement answer)
    {
        if (!answer.TryGetProperty("expires_in", out var expires)) return UnstatedLifetime;
        var text = expires.ValueKind == JsonValueKind.String ? expires.GetString() : expires.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 1e8
            ? TimeSpan.FromSeconds(seconds)
            : UnstatedLifetime;
    }
}
