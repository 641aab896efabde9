using System.CommandLine;
using InsightsEtl.Load;
using InsightsEtl.Load.People;
using InsightsEtl.Scheduler.People;
using Npgsql;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights users</c>: accounts of the web host.</summary>
static class UsersCommand
{
    static readonly string[] RoleWords = [.. Enum.GetValues<AccountRole>().Select(AccountLedger.Word)];

    static readonly Argument<string> Name = new("NAME") { Description = "What its person types: " + AccountName.Expected + "." };

    static readonly Option<string?> PasswordFile = new("--password-file")
    {
        Description = "First line of FILE; - reads it from stdin. Without it a password is made and printed.",
        HelpName = "FILE",
    };

    static readonly Option<string[]> Roles = RoleOption("--role", "May be given several times: an account's rights are the union of its roles.");
    static readonly Option<string[]> Given = RoleOption("--give", "A role to give.");
    static readonly Option<string[]> Taken = RoleOption("--take", "A role to take; it ends at the account's next request.");
    static readonly Option<string?> Why = new("--reason") { Description = "Why; it stands in the audit.", HelpName = "TEXT" };

    public static InsightsCommand Create() => new("users", "Accounts of the web host and what they may do.", "insights users list")
    {
        new InsightsCommand(
            "add", "Makes an account, or gives it a new password with --password-file.",
            "insights users add anna --role operator --role viewer") { Name, Roles, PasswordFile, Why }.Does(AddAsync),
        new InsightsCommand("list", "Accounts and their roles.", "insights users list").Does(ListAsync),
        new InsightsCommand(
            "role", "Gives or takes roles: admin, operator, viewer, executive (sees revenue).",
            "insights users role anna --give executive --reason 'closes the quarter'") { Name, Given, Taken, Why }.Does(ChangeAsync),
        new InsightsCommand("password", "Gives an account another password and ends its sessions.", "insights users password anna")
            { Name, PasswordFile }.Does(PasswordAsync),
        new InsightsCommand("remove", "Removes an account; its sessions and links end at once.", "insights users remove anna")
            { Name, Why }.Does(RemoveAsync),
    };

    static async Task<ExitCode> AddAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var name = NameOf(invocation);
        var roles = RolesOf(invocation, Roles);
        if (roles.Count == 0) throw new UsageException($"Found no --role; expected one or more of {string.Join(", ", RoleWords)}.");
        var (password, isMade) = await PasswordOfAsync(invocation, cancellationToken);
        await using var source = await SourceAsync(invocation, cancellationToken);
        if (!await new AccountLedger(source).AddAsync(name, Passwords.Hash(password), roles, Asker(invocation), cancellationToken))
            throw new UsageException($"Found an account '{name}' already; 'insights users role' changes its roles, 'insights users password' its password.");
        Tell(invocation, name, isMade ? password : null, $"{name} may sign in.");
        return ExitCode.Done;
    }

    static async Task<ExitCode> PasswordAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var name = NameOf(invocation);
        var (password, isMade) = await PasswordOfAsync(invocation, cancellationToken);
        await using var source = await SourceAsync(invocation, cancellationToken);
        if (!await new AccountLedger(source).SetPasswordAsync(name, Passwords.Hash(password), Asker(invocation), cancellationToken)) throw Unknown(name);
        Tell(invocation, name, isMade ? password : null, $"{name} has a new password; its sessions are over.");
        return ExitCode.Done;
    }

    static async Task<ExitCode> ListAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using var source = await SourceAsync(invocation, cancellationToken);
        var accounts = await new AccountLedger(source).AllAsync(cancellationToken);
        if (invocation.IsJson)
            invocation.Terminal.WriteJson(new { accounts = accounts.Select(account => new { account.Name, roles = WordsOf(account.Roles), account.AddedAt }) });
        else if (accounts.Count == 0) invocation.Terminal.Say("No account yet: 'insights users add anna --role admin' makes the first.");
        else
            invocation.Terminal.WriteTable(["name", "roles", "added"], accounts.Select(account => (string[])
                [account.Name, string.Join(", ", WordsOf(account.Roles)), account.AddedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)]));
        return ExitCode.Done;
    }

    static async Task<ExitCode> ChangeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var name = NameOf(invocation);
        var (given, taken) = (RolesOf(invocation, Given), RolesOf(invocation, Taken));
        if (given.Count + taken.Count == 0 || given.Intersect(taken).Any())
            throw new UsageException($"Found --give {Joined(given)} and --take {Joined(taken)}; expected a role to give or to take.");
        await using var source = await SourceAsync(invocation, cancellationToken);
        var roles = await new AccountLedger(source).ChangeRolesAsync(name, given, taken, Asker(invocation), cancellationToken) ?? throw Unknown(name);
        invocation.Terminal.Write($"{name}: {(roles.Count == 0 ? "no role" : string.Join(", ", WordsOf(roles)))}", new { name, roles = WordsOf(roles) });
        return ExitCode.Done;
    }

    static async Task<ExitCode> RemoveAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var name = NameOf(invocation);
        await using var source = await SourceAsync(invocation, cancellationToken);
        if (!await new AccountLedger(source).RemoveAsync(name, Asker(invocation), cancellationToken)) throw Unknown(name);
        invocation.Terminal.Write($"{name} is removed.", new { name, removed = true });
        return ExitCode.Done;
    }

    /// <summary>A password that was made is what was asked for, so it goes to stdout; one that was given is not repeated.</summary>
    static void Tell(Invocation invocation, string name, string? password, string sentence)
    {
        if (invocation.IsJson) invocation.Terminal.WriteJson(new { name, password });
        else if (password is not null) invocation.Terminal.Write(password);
        if (!invocation.IsJson) invocation.Terminal.Say(password is null ? sentence : sentence + " The password above is kept nowhere else.");
    }

    static async Task<(string Password, bool IsMade)> PasswordOfAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Arguments.GetValue(PasswordFile) is not { } file) return (Passwords.Random(), true);
        using var reader = file == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file);
        var password = await reader.ReadLineAsync(cancellationToken) ?? "";
        return password.Length is >= Passwords.LeastCharacters and <= Passwords.MostCharacters ? (password, false) : throw new UsageException(
            $"Found a password of {password.Length} characters; expected {Passwords.LeastCharacters} to {Passwords.MostCharacters}.");
    }

    static async Task<NpgsqlDataSource> SourceAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var connectionString = await invocation.Database.ConnectionStringAsync(cancellationToken);
        await Migrations.ApplyAsync(connectionString, cancellationToken);
        return EtlSource.Create(connectionString);
    }

    static string NameOf(Invocation invocation) => invocation.Arguments.GetRequiredValue(Name) is var name && AccountName.IsOne(name)
        ? name
        : throw new UsageException($"Found the name '{name}'; expected {AccountName.Expected}.");

    static List<AccountRole> RolesOf(Invocation invocation, Option<string[]> option) =>
        [.. (invocation.Arguments.GetValue(option) ?? []).Select(word => Enum.Parse<AccountRole>(word, ignoreCase: true)).Distinct()];

    static Asker Asker(Invocation invocation) => CommandAsker.Of(
        invocation.Arguments.GetResult(Why) is not null && invocation.Arguments.GetValue(Why) is { Length: > 0 } why ? why : "by command line");

    static UsageException Unknown(string name) => new($"Found no account '{name}'; 'insights users list' shows those there are.");

    static IEnumerable<string> WordsOf(IEnumerable<AccountRole> roles) => roles.Order().Select(AccountLedger.Word);

    static string Joined(IReadOnlyCollection<AccountRole> roles) => roles.Count == 0 ? "nothing" : string.Join(", ", WordsOf(roles));

    static Option<string[]> RoleOption(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = string.Join('|', RoleWords) };
        option.AcceptOnlyFromAmong(RoleWords);
        return option;
    }
}
