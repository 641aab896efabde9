using InsightsEtl.Load;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.Night;
using InsightsEtl.Scheduler.People;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>The web host at the end of <c>insights demo --serve</c>, with an account to sign in with.</summary>
static class DemoHost
{
    const string Name = "demo";

    /// <summary>All but revenue: the executive role is there to be given, and to be found in the audit.</summary>
    static readonly AccountRole[] Roles = [AccountRole.Admin, AccountRole.Operator, AccountRole.Viewer];

    public static async Task<ExitCode> ServeAsync(Invocation invocation, string feeds, CancellationToken stop)
    {
        var schedule = ScheduleSettings.Read(invocation.Configuration);
        var home = await WorkerCommand.HomeAsync(invocation, new RunOptions(), schedule, webhook: null, stop);
        invocation.Terminal.Say($"Sign in as {Name} with {await PasswordAsync(home.ConnectionString, stop)}");
        return await ServeCommand.ServeAsync(
            invocation, home with { Template = home.Template with { FeedsFolder = feeds } }, schedule, urls: null, workers: 1, stop, isAnswer: !invocation.IsJson);
    }

    /// <summary>A new one each time: it is kept nowhere.</summary>
    static async Task<string> PasswordAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = EtlSource.Create(connectionString);
        var (accounts, password, asker) = (new AccountLedger(source), Passwords.Random(), CommandAsker.Of("insights demo --serve"));
        if (!await accounts.AddAsync(Name, Passwords.Hash(password), Roles, asker, cancellationToken))
            await accounts.SetPasswordAsync(Name, Passwords.Hash(password), asker, cancellationToken);
        return password;
    }
}
