using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db psql</c>: PostgreSQL's own terminal on the database.</summary>
static class DbPsqlCommand
{
    public static InsightsCommand Create()
    {
        var role = RoleOption.Of(DatabaseRole.Owner);
        var words = new Argument<string[]>("ARGS")
        {
            Description = "Handed to psql as they are.",
            Arity = ArgumentArity.ZeroOrMore,
            CaptureRemainingTokens = true,
        };
        var command = new InsightsCommand(
            "psql", "Opens psql on the database.", "insights db psql\ninsights db psql --role viewer -- -c 'select * from mart.month'")
        {
            role,
            words,
        };
        return command.Does(async (invocation, cancellationToken) =>
        {
            var connection = await invocation.Database.ConnectionStringAsync(invocation.Arguments.GetValue(role), cancellationToken);
            return await RunAsync(new(connection), invocation.Arguments.GetValue(words) ?? []);
        });
    }

    /// <summary>The address goes by environment: a command line can be read by everybody on the machine.</summary>
    static async Task<ExitCode> RunAsync(NpgsqlConnectionStringBuilder address, string[] words)
    {
        var start = new ProcessStartInfo("psql", words) { UseShellExecute = false };
        start.Environment["PGHOST"] = address.Host;
        start.Environment["PGPORT"] = address.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = address.Database ?? address.Username;
        start.Environment["PGUSER"] = address.Username;
        start.Environment["PGPASSWORD"] = address.Password;
        start.Environment["PGSSLMODE"] = DatabaseUrl.SslModeName(address);
        start.Environment["PGSSLROOTCERT"] = address.RootCertificate;
        try
        {
            // Ctrl-C belongs to psql, which stops its query and goes on.
            using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
            using var process = Process.Start(start)!;
            using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => End(process));
            await process.WaitForExitAsync(CancellationToken.None);
            return (ExitCode)process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UsageException("psql is not on PATH. To do: install it ('apt-get install postgresql-client', 'brew install libpq').");
        }
    }

    static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
