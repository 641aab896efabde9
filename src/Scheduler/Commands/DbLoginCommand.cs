using System.CommandLine;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Embedded;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db login</c>: a login of their own for a person or a BI tool.</summary>
static class DbLoginCommand
{
    public static InsightsCommand Create()
    {
        var name = new Argument<string>("NAME") { Description = "1 to 63 of a-z, 0-9, _ and -; a letter first." };
        name.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !Login.IsName(token.Value))
            {
                result.AddError($"Found the login name '{token.Value}'; expected 1 to 63 of a-z, 0-9, _ and -, a letter first, "
                    + "not beginning with pg_ or insights_.");
            }
        });
        var role = RoleOption.Required();
        var command = new InsightsCommand(
            "login", "Makes a login, or gives it a new password, and prints its URL.", "insights db login power-bi --role viewer")
        {
            name,
            role,
        };
        return command.Does((invocation, cancellationToken) =>
            RunAsync(invocation, invocation.Arguments.GetRequiredValue(name), invocation.Arguments.GetValue(role), cancellationToken));
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, string name, DatabaseRole role, CancellationToken cancellationToken)
    {
        var owner = await invocation.Database.ConnectionStringAsync(cancellationToken);
        var password = ClusterNote.NewPassword();
        var asker = CommandAsker.Of("insights db login");
        await Migrations.ApplyAsync(owner, cancellationToken);
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellationToken);
        await Login.GrantAsync(
            connection, name, password, role, cancellationToken,
            new AuditedAction(asker.Who, $"give {name} the database role {role.ToString().ToLowerInvariant()}", asker.Why));
        var url = DatabaseUrl.Write(new NpgsqlConnectionStringBuilder(owner) { Username = name, Password = password }.ConnectionString);
        invocation.Terminal.Say($"{name} connects with the URL below. The password is kept nowhere else; the same command gives a new one.");
        invocation.Terminal.Write(url, new { login = name, url });
        return ExitCode.Done;
    }
}
