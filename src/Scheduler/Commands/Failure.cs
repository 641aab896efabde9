using System.Net.Sockets;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Embedded;
using InsightsEtl.Scheduler.Jobs;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>How a command ended that did not end well: the one place that turns an exception into an exit code and a message.</summary>
sealed record Failure(ExitCode Code, string Message)
{
    /// <summary>For the developer, on stderr alone; null where the message says it all.</summary>
    public string? Trace { get; init; }

    public static Failure Of(Exception exception, Interruption? interruption) => exception switch
    {
        OperationCanceledException when interruption?.Code is { } code => new(code, "Interrupted; nothing is half done."),
        _ when interruption?.Code is { } code && IsCancelledStatement(exception) => new(code, "Interrupted; nothing is half done."),
        AggregateException { InnerException: { } inner } => Of(inner, interruption),
        RunCancelledException => new(ExitCode.Interrupted, exception.Message),
        UsageException or ReportFolderException or SourceAuthException => new(ExitCode.Usage, exception.Message),
        SourceUnavailableException => new(ExitCode.TryLater, exception.Message),
        FeedMissingException => new(ExitCode.FeedMissing, exception.Message),
        ChecksFailedException => new(ExitCode.ChecksFailed, exception.Message),
        MonthHeldException => new(ExitCode.MonthHeld, exception.Message),
        ClusterException { IsSettings: true } => new(ExitCode.Usage, exception.Message),
        ClusterException => new(ExitCode.Failed, exception.Message),
        PostgresException { SqlState: var state } postgres when IsSetting(state) => new(ExitCode.Usage, DatabaseMessage(postgres)),
        NpgsqlException { IsTransient: true } => new(ExitCode.TryLater, DatabaseMessage(exception) + " To do: try again later."),
        NpgsqlException => new(ExitCode.Failed, DatabaseMessage(exception)),
        InvalidOperationException { Source: "Npgsql" } => new(ExitCode.TryLater, "Database: the connection is gone. To do: try again later."),
        TimeoutException or SocketException or HttpRequestException => new(ExitCode.TryLater, exception.Message),
        IOException or UnauthorizedAccessException => new(ExitCode.Failed, exception.Message),
        _ => new(ExitCode.Failed, $"{exception.GetType().Name}: {exception.Message}") { Trace = exception.ToString() },
    };

    /// <summary>Wrong password, login or database: no later try changes that.</summary>
    static bool IsSetting(string state) => state is PostgresErrorCodes.InvalidPassword
        or PostgresErrorCodes.InvalidAuthorizationSpecification
        or PostgresErrorCodes.InvalidCatalogName
        or PostgresErrorCodes.InsufficientPrivilege;

    static bool IsCancelledStatement(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } || exception.InnerException is OperationCanceledException;

    /// <summary>The cause says more than "Exception while reading from stream".</summary>
    static string DatabaseMessage(Exception exception) => exception switch
    {
        PostgresException postgres => $"Database: {postgres.MessageText} ({postgres.SqlState}).",
        { InnerException: { } inner } when !exception.Message.Contains(inner.Message, StringComparison.Ordinal) =>
            $"Database: {exception.Message}: {inner.Message}.",
        _ => $"Database: {exception.Message}.",
    };
}
