using InsightsEtl.Scheduler.Commands;
using Npgsql;

namespace InsightsEtl.Scheduler;

/// <summary>A database's address as libpq's URL (psql, BI tools) and as Npgsql's connection string.</summary>
static class DatabaseUrl
{
    const string Expected = "expected postgresql://user:password@host:5432/database or Host=…;Database=…;Username=…";

    /// <summary>Takes either form, gives Npgsql's.</summary>
    /// <exception cref="UsageException">Neither form.</exception>
    public static string Read(string text)
    {
        try
        {
            var isUrl = text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal);
            var address = isUrl ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(address.Host))
            {
                throw new UsageException($"--database names no host; {Expected}.");
            }

            address.ApplicationName ??= "insights";
            return address.ConnectionString;
        }
        catch (Exception exception) when (exception is UriFormatException or ArgumentException or FormatException)
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

    static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var login = url.UserInfo.Split(':', 2);
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host.Trim('[', ']'),
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
        };
        var database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/'));
        address.Username = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null;
        address.Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null;
        address.Database = database.Length > 0 ? database : null;
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Apply(address, pair.Split('=', 2));
        }

        return address;
    }

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
