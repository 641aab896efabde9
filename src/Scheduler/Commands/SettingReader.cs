using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>Reads the keys of one section; whatever is wrong is a message that names the key, what was found and what was expected.</summary>
sealed class SettingReader(IConfigurationSection section)
{
    public string Path => section.Path;

    /// <exception cref="UsageException">A key is none of these.</exception>
    public void ExpectOnly(params string[] names)
    {
        var unknown = section.GetChildren().FirstOrDefault(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
            throw new UsageException($"Found setting {unknown.Path}; expected one of {string.Join(", ", names)} in {section.Path}.");
    }

    public string? Text(string name) => section[name] is { Length: > 0 } text ? text : null;

    public string Required(string name, string expected) =>
        Text(name) ?? throw new UsageException($"Found no setting {section.Path}:{name}; expected {expected}.");

    public int Count(string name, int standard, int least, int most) => section[name] switch
    {
        null or "" => standard,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most => count,
        var text => throw Wrong(name, text, $"a whole number from {least} to {most}"),
    };

    /// <param name="unit">One of the setting's own unit.</param>
    public TimeSpan Time(string name, TimeSpan standard, TimeSpan unit, double most) => section[name] switch
    {
        null or "" => standard,
        var text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= most => unit * count,
        var text => throw Wrong(name, text, string.Create(CultureInfo.InvariantCulture, $"a number above 0, at most {most}")),
    };

    public bool Flag(string name, bool standard) => section[name] switch
    {
        null or "" => standard,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw Wrong(name, text, "true or false"),
    };

    public T Choice<T>(string name, T? standard)
        where T : struct, Enum => section[name] switch
        {
            null or "" => standard ?? throw new UsageException($"Found no setting {section.Path}:{name}; expected {Words<T>()}."),
            var text when Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) => Enum.Parse<T>(text, ignoreCase: true),
            var text => throw Wrong(name, text, Words<T>()),
        };

    public UsageException Wrong(string name, string found, string expected) =>
        new($"Found setting {section.Path}:{name} '{found}'; expected {expected}.");

    static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>()[..^1]) + " or " + Enum.GetNames<T>()[^1];
}
