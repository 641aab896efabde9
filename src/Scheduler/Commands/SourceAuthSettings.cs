using InsightsEtl.Extract;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Settings of the sign-in to services: TokenUrl, ClientId, Scope, and the secret from a file of its own or the environment.</summary>
static class SourceAuthSettings
{
    const string SecretPath = "SourceAuth:ClientSecret";

    /// <returns>Null: the services ask for no token.</returns>
    /// <exception cref="UsageException">A setting is not as expected.</exception>
    public static SourceAuth? Read(IConfiguration configuration, IReadOnlySet<string> privateHosts)
    {
        var section = configuration.GetSection("SourceAuth");
        if (!section.GetChildren().Any()) return null;
        var setting = new SettingReader(section);
        setting.ExpectOnly("TokenUrl", "ClientId", "ClientSecret", "ClientSecretFile", "Scope");
        var text = setting.Required("TokenUrl", "the address that gives tokens");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw setting.Wrong("TokenUrl", text, "an absolute address such as https://login.example.com/token");
        if (AddressRule.Fault(url, privateHosts) is { } fault) throw new UsageException($"Found setting SourceAuth:TokenUrl with {fault}.");
        return new SourceAuth(url, setting.Required("ClientId", "the client's id"), Secret(configuration, setting), setting.Text("Scope"));
    }

    static string Secret(IConfiguration configuration, SettingReader setting)
    {
        if (setting.Text("ClientSecret") is { } secret)
        {
            return IsFromEnvironment(configuration) ? secret : throw new UsageException(
                $"Found setting {SecretPath} in a settings file; expected it in the environment (INSIGHTS__SourceAuth__ClientSecret) or SourceAuth:ClientSecretFile.");
        }

        var file = setting.Required("ClientSecretFile", "the file that holds the client's secret, or INSIGHTS__SourceAuth__ClientSecret in the environment");
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } read ? read : throw setting.Wrong("ClientSecretFile", file, "a file with a secret in it");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw setting.Wrong("ClientSecretFile", file, "a file this user can read");
        }
    }

    static bool IsFromEnvironment(IConfiguration configuration) => configuration is IConfigurationRoot root
        && root.Providers.LastOrDefault(provider => provider.TryGet(SecretPath, out _)) is EnvironmentVariablesConfigurationProvider;
}
