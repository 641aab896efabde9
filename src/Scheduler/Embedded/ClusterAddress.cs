using Npgsql;

namespace InsightsEtl.Scheduler.Embedded;

/// <summary>Where a running cluster listens, and the logins it knows.</summary>
sealed record ClusterAddress(int Port, string OwnerPassword, string ViewerPassword, string ExecutivePassword)
{
    public const string Host = "127.0.0.1";
    public const string DatabaseName = "insights";

    public static string LoginOf(DatabaseRole role) => role switch
    {
        DatabaseRole.Viewer => "insights_viewer",
        DatabaseRole.Executive => "insights_executive",
        _ => "insights_owner",
    };

    public string PasswordOf(DatabaseRole role) => role switch
    {
        DatabaseRole.Viewer => ViewerPassword,
        DatabaseRole.Executive => ExecutivePassword,
        _ => OwnerPassword,
    };

    public string ConnectionString(DatabaseRole role, string databaseName = DatabaseName) => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Database = databaseName,
        Username = LoginOf(role),
        Password = PasswordOf(role),
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        ApplicationName = "insights",
    }.ConnectionString;
}
