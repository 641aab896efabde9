using System.Net;
using System.Net.Sockets;

namespace InsightsEtl.Extract.Tests;

public sealed class AddressRuleTests
{
    static readonly HashSet<string> Listed = ["feeds.corp.example"];

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fc00::1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    public void Private_addresses_in_all_their_clothes(string address) => AddressRule.IsPrivate(IPAddress.Parse(address)).Should().BeTrue();

    [Theory]
    [InlineData("20.54.36.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2603:1030::1")]
    [InlineData("::ffff:20.54.36.1")]
    [InlineData("64:ff9b::1436:2401")]
    public void Public_addresses(string address) => AddressRule.IsPrivate(IPAddress.Parse(address)).Should().BeFalse();

    [Theory]
    [InlineData("http://feeds.example.com/x", "scheme http")]
    [InlineData("ftp://feeds.example.com/x", "scheme ftp")]
    [InlineData("http://10.0.0.1/x", "scheme http")]
    [InlineData("https://10.0.0.1/x", "the private address 10.0.0.1")]
    [InlineData("https://[::ffff:10.0.0.1]/x", "the private address")]
    [InlineData("https://me:pass@feeds.example.com/x", "a name or password")]
    [InlineData("http://127.0.0.1.example.com/x", "scheme http")]
    public void Urls_that_are_no_source(string url, string fault) => AddressRule.Fault(new Uri(url), Listed).Should().Contain(fault);

    [Theory]
    [InlineData("https://feeds.example.com/x")]
    [InlineData("http://localhost:8080/x")]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://[::1]:5/x")]
    public void Urls_that_may_be(string url) => AddressRule.Fault(new Uri(url), Listed).Should().BeNull();

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_later_is_not_connected_to()
    {
        var dialled = new List<IPEndPoint>();
        var answers = new Queue<IPAddress[]>([[IPAddress.Parse("20.54.36.1")], [IPAddress.Parse("20.54.36.1"), IPAddress.Parse("169.254.169.254")], [IPAddress.Loopback]]);
        var connection = new GuardedConnection(Listed, (_, _) => Task.FromResult(answers.Dequeue()), (address, _) =>
        {
            dialled.Add(address);
            return new(Stream.Null);
        });
        var host = new DnsEndPoint("feeds.example.com", 443);

        await connection.ConnectAsync(host, CancellationToken.None);
        var mixed = async () => await connection.ConnectAsync(host, CancellationToken.None);
        var moved = async () => await connection.ConnectAsync(host, CancellationToken.None);

        await mixed.Should().ThrowAsync<RefusedDeliveryException>().WithMessage("*private address 169.254.169.254*AllowPrivateHosts*");
        await moved.Should().ThrowAsync<RefusedDeliveryException>().WithMessage("*private address 127.0.0.1*");
        dialled.Should().ContainSingle().Which.Should().Be(new IPEndPoint(IPAddress.Parse("20.54.36.1"), 443));
    }

    [Fact]
    public async Task A_host_that_is_listed_may_be_private_and_only_that_one()
    {
        var connection = new GuardedConnection(
            Listed, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7")]), (_, _) => new(Stream.Null));

        await connection.ConnectAsync(new DnsEndPoint("feeds.corp.example", 443), CancellationToken.None);
        var other = async () => await connection.ConnectAsync(new DnsEndPoint("feeds.corp.example.com", 443), CancellationToken.None);

        await other.Should().ThrowAsync<RefusedDeliveryException>();
    }

    [Fact]
    public async Task Of_several_addresses_one_that_answers_will_do()
    {
        var connection = new GuardedConnection(
            Listed, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("20.1.1.1"), IPAddress.Parse("20.1.1.2")]),
            (address, _) => address.Address.ToString() == "20.1.1.1" ? throw new SocketException((int)SocketError.ConnectionRefused) : new(Stream.Null));

        (await connection.ConnectAsync(new DnsEndPoint("feeds.example.com", 443), CancellationToken.None)).Should().BeSameAs(Stream.Null);
    }
}
