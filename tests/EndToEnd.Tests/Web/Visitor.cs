using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A browser as far as the host can tell: keeps cookies, follows nothing by itself.</summary>
sealed partial class Visitor(Uri root) : IDisposable
{
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = root };
    readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public HttpClient Client => _client;

    /// <summary>Cookies with all their marks, as the host set them last.</summary>
    public List<string> SetCookies { get; } = [];

    public string Cookie(string name) => _cookies[name];

    public Visitor With(Visitor other)
    {
        foreach (var (name, value) in other._cookies) _cookies[name] = value;
        return this;
    }

    public Visitor Forgets(string cookie)
    {
        _cookies.Remove(cookie);
        return this;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        return await PostAsync(path, [("token", TokenOf(await ReadAsync(page))), .. fields]);
    }

    /// <summary>What a page's form sends back, so that it is known to be ours.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups["token"].Value;

    /// <summary>As a stranger's page would send it: without our token.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        });

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string path = "") =>
        PostFormAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("return", path));

    public static AuthenticationHeaderValue Basic(string name, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) foreach (var cookie in cookies) Keep(cookie);
        return answer;
    }

    public void Dispose() => _client.Dispose();

    void Keep(string cookie)
    {
        SetCookies.Add(cookie);
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : (cookie, "");
        if (value.Length == 0) _cookies.Remove(name);
        else _cookies[name] = value;
    }

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
