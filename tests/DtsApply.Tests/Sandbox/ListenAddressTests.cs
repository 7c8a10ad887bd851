using System.Text.Json;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:8787", "127.0.0.1:8787")]
    [InlineData("127.0.0.1:0", "127.0.0.1:0")]
    [InlineData("127.9.9.9:1", "127.9.9.9:1")]
    [InlineData("localhost:80", "127.0.0.1:80")]
    [InlineData("[::1]:8787", "[::1]:8787")]
    public static void A_loopback_address_is_read(string text, string expected)
    {
        Assert.True(ListenAddress.TryParse(text, out var address, out _));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("0.0.0.0:8787")]
    [InlineData("[::]:8787")]
    [InlineData("192.168.0.1:8787")]
    [InlineData("0:80")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("[::1]")]
    [InlineData(":8787")]
    [InlineData("8787")]
    [InlineData("example.com:80")]
    [InlineData("localhost.example.com:80")]
    [InlineData("")]
    public static void Anything_else_is_refused_with_its_reason(string text)
    {
        Assert.False(ListenAddress.TryParse(text, out _, out var problem));
        Assert.Contains($"'{text}'", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LocalHost:8787", true)]
    [InlineData("127.0.0.1:8787", true)]
    [InlineData("[::1]", true)]
    [InlineData("localhost:x", false)]
    [InlineData("localhost:1:2", false)]
    [InlineData("[::1]x", false)]
    [InlineData("[localhost]", false)]
    [InlineData("evil.example", false)]
    [InlineData("", false)]
    public static void A_host_header_is_loopback_or_not(string host, bool expected) =>
        Assert.Equal(expected, ListenAddress.IsLoopbackHost(host));

    [Fact]
    public static void The_ready_line_has_the_keys_in_the_order_given()
    {
        using var line = JsonDocument.Parse(ReadyLine.Write(new("http://127.0.0.1:8787"), [Bench.Lake, Bench.Orders]));

        var root = line.RootElement;
        Assert.Equal(
            "formatVersion endpoint accounts users",
            string.Join(' ', root.EnumerateObject().Select(p => p.Name))
        );
        Assert.Equal("http://127.0.0.1:8787", root.GetProperty("endpoint").GetString());
        Assert.Equal(
            "accountId accessKeyId accessKeySecret",
            string.Join(' ', root.GetProperty("accounts")[0].EnumerateObject().Select(p => p.Name))
        );
        Assert.Equal(
            "accountId userName accessKeyId accessKeySecret",
            string.Join(' ', root.GetProperty("users")[0].EnumerateObject().Select(p => p.Name))
        );
        Assert.Equal(Bench.Lake, root.GetProperty("accounts")[0].GetProperty("accountId").GetString());
        Assert.Equal(
            SandboxKeys.OfUser(Bench.Orders).Secret,
            root.GetProperty("users")[1].GetProperty("accessKeySecret").GetString()
        );
    }

    [Fact]
    public static async Task A_state_that_nobody_uses_can_be_emptied_even_if_it_is_damaged()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Bench.Trust));
        var token = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<SandboxStateException>(async () => await SandboxStore.ResetAsync(bench.File, token));
        bench.Store.Dispose();
        await File.AppendAllTextAsync(bench.File, "damage\n", token);
        await SandboxStore.ResetAsync(bench.File, token);
        await SandboxStore.ResetAsync(bench.File, token);

        await bench.ReopenAsync();
        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync("GetRole", ("RoleName", "r"))}");
    }

    [Fact]
    public static async Task A_file_that_was_never_a_state_is_not_removed()
    {
        using var bench = await Bench.OpenAsync();
        await File.WriteAllTextAsync(bench.File, "precious", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<SandboxStateException>(async () =>
            await SandboxStore.ResetAsync(bench.File, TestContext.Current.CancellationToken)
        );
        Assert.True(File.Exists(bench.File));
    }
}
