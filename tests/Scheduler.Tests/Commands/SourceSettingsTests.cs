using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using Microsoft.Extensions.Configuration;

namespace InsightsEtl.Scheduler.Tests.Commands;

public sealed class SourceSettingsTests
{
    readonly Dictionary<string, string?> _settings = new()
    {
        ["Sources:usage:Url"] = "https://feeds.example.com/usage?date={date}",
        ["Sources:usage:Cadence"] = "Daily",
        ["Sources:usage:Paging"] = "NextLink",
    };

    [Fact]
    public void The_entry_of_the_documentation_is_read()
    {
        _settings["Sources:usage:PageSize"] = "500";
        _settings["Sources:usage:Fields:subscriptionId"] = "id";
        _settings["Sources:usage:Fields:activeSeats:0"] = "licensesActive";
        _settings["Sources:usage:Fields:activeSeats:1"] = "licenseActive";

        var source = Read().Sources.Should().ContainSingle().Subject;

        source.Feed.Should().Be(Feed.Usage);
        source.PageSize.Should().Be(500);
        source.Parallel.Should().Be(2);
        source.Fields["activeSeats"].Should().Equal("licensesActive", "licenseActive");
        source.FirstPage(new DateOnly(2026, 10, 31)).Should().Be(new Uri("https://feeds.example.com/usage?date=2026-10-31"));
    }

    [Fact]
    public void Without_sources_nothing_is_pulled() => SourceSettings.Read(new ConfigurationBuilder().Build()).IsEmpty.Should().BeTrue();

    [Theory]
    [InlineData("Sources:usages:Url", "https://feeds.example.com", "Found setting Sources:usages; expected a feed: partners*")]
    [InlineData("Sources:usage:Url", "", "Found no setting Sources:usage:Url; expected the address of the first page.")]
    [InlineData("Sources:usage:Url", "feeds?date={date}", "Found setting Sources:usage:Url 'feeds'; expected an absolute address*")]
    [InlineData("Sources:usage:Url", "http://feeds.example.com/?date={date}", "Found setting Sources:usage:Url with scheme http; expected https*")]
    [InlineData("Sources:usage:Url", "https://10.0.0.1/?date={date}", "Found setting Sources:usage:Url with the private address 10.0.0.1*AllowPrivateHosts.")]
    [InlineData("Sources:usage:Url", "https://u:p@feeds.example.com/?date={date}", "Found setting Sources:usage:Url with a name or password*")]
    [InlineData("Sources:usage:Url", "https://feeds.example.com/?code=hidden", "Found setting Sources:usage:Url 'https://feeds.example.com/'; expected {date} in it*")]
    [InlineData("Sources:usage:Url", "https://{date}.example.com/", "Found setting Sources:usage:Url *; expected {date} behind the host.")]
    [InlineData("Sources:usage:Cadence", "Hourly", "Found setting Sources:usage:Cadence 'Hourly'; expected Daily, MonthEnd, Monthly or OnChange.")]
    [InlineData("Sources:usage:Paging", "", "Found no setting Sources:usage:Paging; expected NextLink, TopSkip or Continuation.")]
    [InlineData("Sources:usage:Paging", "1", "Found setting Sources:usage:Paging '1'; expected NextLink*")]
    [InlineData("Sources:usage:PageSize", "0", "Found setting Sources:usage:PageSize '0'; expected a whole number from 1 to 1000000.")]
    [InlineData("Sources:usage:Parallel", "many", "Found setting Sources:usage:Parallel 'many'; expected a whole number from 1 to 64.")]
    [InlineData("Sources:usage:Pagesizes", "1", "Found setting Sources:usage:Pagesizes; expected one of Url, Cadence*")]
    [InlineData("Sources:usage:Fields:seats", "x", "Found setting Sources:usage:Fields:seats; expected a column of usage: usageDate*")]
    [InlineData("Sources:usage:StableLinks", "perhaps", "Found setting Sources:usage:StableLinks 'perhaps'; expected true or false.")]
    [InlineData("SourceLimits:RetrySeconds", "-1", "Found setting SourceLimits:RetrySeconds '-1'; expected a number above 0*")]
    [InlineData("SourceLimits:Retry", "1", "Found setting SourceLimits:Retry; expected one of ParallelPerHost*")]
    [InlineData("AllowPrivateHosts", "true", "Found setting AllowPrivateHosts 'true'; expected a list of host names.")]
    [InlineData("SourceAuth:ClientId", "x", "Found no setting SourceAuth:TokenUrl; expected the address that gives tokens.")]
    public void What_is_wrong_is_named_by_its_key(string key, string value, string message)
    {
        _settings[key] = value;

        var read = () => Read();

        read.Should().Throw<UsageException>().WithMessage(message).And.Message.Should().NotContain("hidden");
    }

    [Fact]
    public void A_secret_in_a_settings_file_is_not_read_from_there()
    {
        _settings["SourceAuth:TokenUrl"] = "https://login.example.com/token";
        _settings["SourceAuth:ClientId"] = "client";
        _settings["SourceAuth:ClientSecret"] = "s3cret";

        var read = () => Read();

        read.Should().Throw<UsageException>().WithMessage("*SourceAuth:ClientSecret in a settings file; expected it in the environment*")
            .And.Message.Should().NotContain("s3cret");
    }

    [Fact]
    public void A_secret_comes_from_a_file_of_its_own()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "s3cret\n");
        _settings["SourceAuth:TokenUrl"] = "https://login.example.com/token";
        _settings["SourceAuth:ClientId"] = "client";
        _settings["SourceAuth:ClientSecretFile"] = file;

        Read().Auth!.ClientSecret.Should().Be("s3cret");

        File.Delete(file);
        var read = () => Read();
        read.Should().Throw<UsageException>().WithMessage($"Found setting SourceAuth:ClientSecretFile '{file}'; expected a file this user can read.");
    }

    SourceSet Read() => SourceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
}
