using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Tests;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgresql://anna:a%40b%2Fc@db.example:5433/my%20base?sslmode=verify-full")]
    [InlineData("postgresql://anna@db.example:5432/base")]
    [InlineData("postgresql://anna:x@[::1]:5432/base")]
    [InlineData("postgresql://anna@:5432/base?host=%2Fvar%2Frun%2Fpostgresql")]
    public void A_url_comes_back_as_it_went_in(string url) => DatabaseUrl.Write(DatabaseUrl.Read(url)).Should().Be(url);

    [Theory]
    [InlineData("Host=db.example;Database=base;Username=anna;Password=a@b")]
    [InlineData("host=db.example;database=base;user id=anna;password=a@b")]
    public void Key_and_value_is_understood_too(string text) =>
        DatabaseUrl.Write(DatabaseUrl.Read(text)).Should().Be("postgresql://anna:a%40b@db.example:5432/base");

    [Theory]
    [InlineData("secret-word")]
    [InlineData("Database=secret-word")]
    [InlineData("postgresql://anna:secret-word@db/base?colour=red")]
    public void What_is_neither_is_refused_without_showing_it(string text)
    {
        var read = () => DatabaseUrl.Read(text);

        read.Should().Throw<UsageException>().Which.Message.Should().Contain("expected postgresql://").And.NotContain("secret-word");
    }
}
