using System.Text;
using DtsApply.Sandbox.State;
using DtsApply.Sandbox.Storing;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class StoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_second_run_sees_what_the_first_did()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", Bench.Trust));
        await bench.CallAsync("DeleteRole", ("RoleName", "AliyunDTSDefaultRole"));
        await bench.CallAsync(
            "DetachPolicyFromRole",
            ("RoleName", "AliyunDTSDefaultRole"),
            ("PolicyType", "System"),
            ("PolicyName", "AliyunDTSRolePolicy")
        );
        await bench.ReopenAsync();

        Assert.Equal("200", $"{await bench.CallAsync("GetRole", ("RoleName", "r"))}");
        Assert.Equal("200", $"{await bench.CallAsync("DeleteRole", ("RoleName", "AliyunDTSDefaultRole"))}");
        await bench.ReopenAsync();
        Assert.Equal(
            "404 EntityNotExist.Role",
            $"{await bench.CallAsync("GetRole", ("RoleName", "AliyunDTSDefaultRole"))}"
        );
    }

    [Fact]
    public static async Task Stores_on_one_file_lose_none_of_each_others_writes()
    {
        using var bench = await Bench.OpenAsync();
        using var other = await SandboxStore.OpenAsync(bench.File, Token);
        using var third = await SandboxStore.OpenAsync(bench.File, Token);

        await Task.WhenAll(
            new[] { bench.Store, other, third }.SelectMany(
                (store, s) => Enumerable.Range(0, 40).Select(n => Task.Run(() => PutAsync(store, $"r{s}-{n}"), Token))
            )
        );

        foreach (
            var store in (SandboxStore[])[bench.Store, other, third, await SandboxStore.OpenAsync(bench.File, Token)]
        )
        {
            Assert.Equal(120, await CountAsync(store));
        }
    }

    [Theory]
    [InlineData("not ours")]
    [InlineData("not ours\n")]
    [InlineData("{}\n")]
    [InlineData("{\"sum\":\"")]
    [InlineData("\0\0\0\0")]
    public static async Task A_file_that_is_none_of_ours_is_never_replaced(string content)
    {
        using var bench = await Bench.OpenAsync();
        await File.WriteAllTextAsync(bench.File, content, Token);

        var problem = await Assert.ThrowsAsync<SandboxStateException>(async () =>
            await SandboxStore.OpenAsync(bench.File, Token)
        );

        Assert.Contains(bench.File, problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SandboxStateException>(() => PutAsync(bench.Store, "r"));
        Assert.Equal(content, await File.ReadAllTextAsync(bench.File, Token));
    }

    [Fact]
    public static async Task A_line_that_is_missing_or_doubled_is_damage()
    {
        using var bench = await Bench.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            await PutAsync(bench.Store, $"r{n}");
        }

        bench.Store.Dispose();
        var lines = await File.ReadAllLinesAsync(bench.File, Token);
        foreach (
            var spoiled in (string[][])
                [
                    [lines[0], lines[2], lines[3]],
                    [lines[0], lines[1], lines[1]],
                    [lines[1], lines[2]],
                    [lines[0], lines[0]],
                ]
        )
        {
            await File.WriteAllTextAsync(bench.File, string.Join('\n', spoiled) + "\n", new UTF8Encoding(false), Token);
            await Assert.ThrowsAsync<SandboxStateException>(async () =>
                await SandboxStore.OpenAsync(bench.File, Token)
            );
        }
    }

    [Fact]
    public static async Task An_empty_file_is_an_empty_state()
    {
        using var bench = await Bench.OpenAsync();
        await File.WriteAllBytesAsync(bench.File, [], Token);
        await bench.ReopenAsync();

        await PutAsync(bench.Store, "r");

        using var other = await SandboxStore.OpenAsync(bench.File, Token);
        Assert.Equal(1, await CountAsync(other));
    }

    [Fact]
    public static async Task A_file_that_vanishes_under_a_store_is_an_error_not_a_new_file()
    {
        using var bench = await Bench.OpenAsync();
        await PutAsync(bench.Store, "r");
        File.Delete(bench.File);

        await Assert.ThrowsAsync<SandboxStateException>(() => PutAsync(bench.Store, "s"));
        Assert.False(File.Exists(bench.File));
    }

    [Fact]
    public static async Task Compaction_keeps_the_state_and_waits_until_nobody_else_has_the_file()
    {
        using var bench = await Bench.OpenAsync();
        for (var n = 0; n < 1100; n++)
        {
            await PutAsync(bench.Store, $"r{n % 10}", $"version {n}");
        }

        using (await SandboxStore.OpenAsync(bench.File, Token))
        {
            Assert.False(await bench.Store.CompactAsync(Token));
        }

        var before = new FileInfo(bench.File).Length;
        Assert.True(await bench.Store.CompactAsync(Token));
        Assert.InRange(new FileInfo(bench.File).Length, 1, before / 50);
        await PutAsync(bench.Store, "after");
        using var again = await SandboxStore.OpenAsync(bench.File, Token);
        Assert.Equal(11, await CountAsync(again));
        Assert.Equal(
            "version 1099",
            await again.ReadAsync(state => state.Account(Bench.Orders).Roles["r9"].Description, Token)
        );
        Assert.Equal(
            ["sandbox.json", "sandbox.json.lock"],
            Directory.GetFiles(Path.GetDirectoryName(bench.File)!).Select(Path.GetFileName).Order()
        );
    }

    internal static Task<bool> PutAsync(SandboxStore store, string name, string description = "") =>
        store
            .WriteAsync<bool>(
                _ =>
                    (
                        true,
                        [
                            new RolePut(
                                Bench.Orders,
                                new(name, "300000000000000000", Bench.Trust, description, 3600, Seeds.Date, Seeds.Date)
                            ),
                        ]
                    ),
                Token
            )
            .AsTask();

    internal static async Task<int> CountAsync(SandboxStore store) =>
        await store.ReadAsync(state => state.Account(Bench.Orders).Roles.Count - 1, Token);
}
