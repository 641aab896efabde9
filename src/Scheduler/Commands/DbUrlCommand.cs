using InsightsEtl.Scheduler.Embedded;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db url</c>: an address that psql and BI tools accept.</summary>
static class DbUrlCommand
{
    public static InsightsCommand Create()
    {
        var role = RoleOption.Of(DatabaseRole.Viewer);
        var command = new InsightsCommand("url", "Prints a URL that psql and BI tools accept.", "psql \"$(insights db url --role executive)\"") { role };
        return command.Does(async (invocation, cancellationToken) =>
        {
            var connection = await invocation.Database.ConnectionStringAsync(invocation.Arguments.GetValue(role), cancellationToken);
            var url = DatabaseUrl.Write(connection);
            invocation.Terminal.Write(url, new { url });
            return ExitCode.Done;
        });
    }
}
