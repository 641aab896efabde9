using System.Text.RegularExpressions;
using InsightsEtl.Scheduler.Commands;
using Npgsql;

namespace InsightsEtl.Scheduler;

/// <summary>A database's address as libpq's URL (psql, BI tools) and as Npgsql's connection string.</summary>
static partial class DatabaseUrl
{
    const string Expected = "expected postgresql://user:password@host:5432/database or Host=…;Database=…;Username=…";

    /// <summary>Takes either form, gives Npgsql's.</summary>
    /// <exception cref="UsageException">Neither form.</exception>
    public static string Read(string text)
    {
        try
        {
            var url = Form().Match(text);
            var address = url.Success ? FromUrl(url) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(address.Host))
            {
                throw new UsageException($"--database names no host; {Expected}.");
            }

            address.ApplicationName ??= "insights";
            return address.ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // Not the text itself: it may hold a password.
            throw new UsageException($"--database could not be read ({exception.Message}); {Expected}.");
        }
    }

    public static string Write(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        var login = Uri.EscapeDataString(address.Username ?? "") + (address.Password is null ? "" : ":" + Uri.EscapeDataString(address.Password));
        var isSocket = address.Host!.StartsWith('/');
        var host = isSocket ? "" : address.Host.Contains(':', StringComparison.Ordinal) ? $"[{address.Host}]" : address.Host;
        var query = Query(address, isSocket).ToList();
        var suffix = query.Count == 0 ? "" : "?" + string.Join('&', query);
        var database = Uri.EscapeDataString(address.Database ?? address.Username ?? "");
        return $"postgresql://{login}{(login.Length > 0 ? "@" : "")}{host}:{address.Port}/{database}{suffix}";
    }

    static IEnumerable<string> Query(NpgsqlConnectionStringBuilder address, bool isSocket)
    {
        if (isSocket)
        {
            yield return "host=" + Uri.EscapeDataString(address.Host!);
        }

        if (SslModeName(address) is { } mode)
        {
            yield return "sslmode=" + mode;
        }

        if (!string.IsNullOrEmpty(address.RootCertificate))
        {
            yield return "sslrootcert=" + Uri.EscapeDataString(address.RootCertificate);
        }
    }

    /// <summary>libpq's word; null where both take the same default.</summary>
    public static string? SslModeName(NpgsqlConnectionStringBuilder address) => address.SslMode switch
    {
        SslMode.Require => "require",
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        SslMode.Allow => "allow",
        _ => null,
    };

    static NpgsqlConnectionStringBuilder FromUrl(Match url)
    {
        var port = Part(url, "port");
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = Part(url, "host")?.Trim('[', ']'),
            Port = port is null ? NpgsqlConnection.DefaultPort : int.Parse(port, CultureInfo.InvariantCulture),
            Username = Part(url, "user"),
            Password = Part(url, "password"),
            Database = Part(url, "database"),
        };
        foreach (var pair in url.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Apply(address, pair.Split('=', 2));
        }

        return address;
    }

    static string? Part(Match url, string name) => url.Groups[name].Length == 0 ? null : Uri.UnescapeDataString(url.Groups[name].Value);

    /// <summary>libpq's form: the host may be empty, which .NET's own Uri does not take.</summary>
    [GeneratedRegex(
        @"^postgres(ql)?://((?<user>[^:@/?]*)(:(?<password>[^@/?]*))?@)?(?<host>\[[^\]]*\]|[^:/?]*)(:(?<port>\d*))?(/(?<database>[^?]*))?(\?(?<query>.*))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    static void Apply(NpgsqlConnectionStringBuilder address, string[] pair)
    {
        var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
        switch (pair[0])
        {
            case "host": address.Host = value; break;
            case "port": address.Port = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "dbname": address.Database = value; break;
            case "user": address.Username = value; break;
            case "password": address.Password = value; break;
            case "sslmode": address.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true); break;
            case "sslrootcert": address.RootCertificate = value; break;
            case "connect_timeout": address.Timeout = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "application_name": address.ApplicationName = value; break;
            case "options": address.Options = value; break;
            default: throw new FormatException($"unknown parameter '{pair[0]}'");
        }
    }
}
