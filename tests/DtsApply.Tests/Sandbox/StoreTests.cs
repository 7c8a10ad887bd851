using System.Text;
using CsCheck;
using DtsApply.Sandbox;
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
        await bench.CallAsync("DetachPolicyFromRole", ("RoleName", "AliyunDTSDefaultRole"), ("PolicyType", "System"), ("PolicyName", "AliyunDTSRolePolicy"));
        await bench.ReopenAsync();

        Assert.Equal("200", $"{await bench.CallAsync("GetRole", ("RoleName", "r"))}");
        Assert.Equal("200", $"{await bench.CallAsync("DeleteRole", ("RoleName", "AliyunDTSDefaultRole"))}");
        await bench.ReopenAsync();
        Assert.Equal("404 EntityNotExist.Role", $"{await bench.CallAsync("GetRole", ("RoleName", "AliyunDTSDefaultRole"))}");
    }

    [Fact]
    public static async Task Stores_on_one_file_lose_none_of_each_others_writes()
    {
        using var bench = await Bench.OpenAsync();
        using var other = await SandboxStore.OpenAsync(bench.File, Token);
        using var third = await SandboxStore.OpenAsync(bench.File, Token);

        await Task.WhenAll(new[] { bench.Store, other, third }.SelectMany((store, s) => Enumerable.Range(0, 40).Select(n => Task.Run(() => PutAsync(store, $"r{s}-{n}"), Token))));

        foreach (var store in (SandboxStore[])[bench.Store, other, third, await SandboxStore.OpenAsync(bench.File, Token)])
        {
            Assert.Equal(120, await CountAsync(store));
        }
    }

    [Fact]
    public static async Task A_process_that_is_killed_in_a_write_loses_nothing_that_it_acknowledged()
    {
        using var bench = await Bench.OpenAsync();
        await PutAsync(bench.Store, "r0");
        var before = await BytesAsync(bench.File);
        await PutAsync(bench.Store, "r1");
        bench.Store.Dispose();
        var after = await BytesAsync(bench.File);

        // The line comes first, then the mark that says where the file ends: whatever comes in between is what a kill can leave.
        for (var length = before.Length; length <= after.Length; length++)
        {
            await File.WriteAllBytesAsync(bench.File, [.. before, .. after[before.Length..length]], Token);
            var whole = length == after.Length ? 2 : 1;
            using (var store = await SandboxStore.OpenAsync(bench.File, Token))
            {
                Assert.Equal(whole, await CountAsync(store));
                await PutAsync(store, "after");
            }

            using var again = await SandboxStore.OpenAsync(bench.File, Token);
            Assert.Equal(whole + 1, await CountAsync(again));
        }
    }

    [Fact]
    public static async Task A_file_that_was_cut_off_at_any_byte_is_an_error_that_names_it_and_leaves_it_alone()
    {
        using var bench = await Bench.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            await PutAsync(bench.Store, $"r{n}");
        }

        bench.Store.Dispose();
        var whole = await BytesAsync(bench.File);
        for (var length = 1; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(bench.File, whole[..length], Token);

            var problem = await Assert.ThrowsAsync<SandboxStateException>(async () => await SandboxStore.OpenAsync(bench.File, Token));

            Assert.Contains(bench.File, problem.Message, StringComparison.Ordinal);
            Assert.True(problem.IsDamaged);
            Assert.Equal(length, new FileInfo(bench.File).Length);
        }
    }

    [Fact]
    public static async Task A_file_of_the_version_before_is_read_and_written_and_becomes_one_of_this_version_in_time()
    {
        using var bench = await Bench.OpenAsync();
        var first = new JournalLine(0, JournalLine.Unmarked, []).Encode();
        var role = new RolePut(Bench.Orders, new("old", "300000000000000000", Bench.Trust, "", 3600, Seeds.Date, Seeds.Date));
        await File.WriteAllBytesAsync(bench.File, [.. first, .. new JournalLine(1, null, [role]).Encode()], Token);
        await bench.ReopenAsync();
        for (var n = 0; n < 1100; n++)
        {
            await PutAsync(bench.Store, "new", $"version {n}");
        }

        await bench.ReopenAsync();
        Assert.Equal(2, await CountAsync(bench.Store));
        bench.Store.Dispose();
        Assert.Contains("{\"end\":", await File.ReadAllTextAsync(bench.File, Token), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Nonces_outlive_the_process_and_are_forgotten_when_their_stamps_are()
    {
        using var bench = await Bench.OpenAsync(Keeping);
        var request = bench.Signed(SandboxKeys.OfUser(Bench.Orders), "GetCallerIdentity");
        Assert.Equal("200", $"{Answer.Of(await bench.SendAsync(request))}");

        await bench.ReopenAsync(Keeping);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Of(await bench.SendAsync(request))}");
        bench.Clock.Now += TimeSpan.FromMinutes(15);
        await bench.ReopenAsync(Keeping);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Of(await bench.SendAsync(request))}");

        for (var n = 0; n < 1100; n++)
        {
            await PutAsync(bench.Store, "r", $"version {n}");
        }

        await bench.ReopenAsync(Keeping);
        Assert.Equal("400 SignatureNonceUsed", $"{Answer.Of(await bench.SendAsync(request))}");
        bench.Clock.Now += TimeSpan.FromMinutes(16);
        await bench.CallAsync("GetCallerIdentity");
        for (var n = 0; n < 1100; n++)
        {
            await PutAsync(bench.Store, "r", $"version {n}");
        }

        Assert.True(await bench.Store.CompactAsync(Token));
        Assert.Single(await File.ReadAllLinesAsync(bench.File, Token), line => line.Contains("\"nonces\":[", StringComparison.Ordinal));
        Assert.DoesNotContain("},{\"hash\"", await File.ReadAllTextAsync(bench.File, Token), StringComparison.Ordinal);

        static SandboxOptions Keeping(SandboxOptions options) => options with { KeepsNonces = true };
    }

    [Fact]
    public static async Task Callers_who_come_together_are_remembered_each()
    {
        using var bench = await Bench.OpenAsync(options => options with { KeepsNonces = true });
        var requests = Enumerable.Range(0, 60).Select(_ => bench.Signed(SandboxKeys.OfUser(Bench.Orders), "GetCallerIdentity")).ToList();

        var answers = await Task.WhenAll(requests.Concat(requests).Select(
            request => Task.Run(async () => $"{Answer.Of(await bench.SendAsync(request))}", Token)));

        Assert.Equal(60, answers.Count(answer => answer is "200"));
        await bench.ReopenAsync();
        Assert.All(await Task.WhenAll(requests.Select(bench.SendAsync)),
            answer => Assert.Equal("SignatureNonceUsed", Answer.Of(answer).Code));
    }

    [Fact]
    public static async Task A_changed_byte_is_an_error_that_names_the_file_and_leaves_it_alone()
    {
        using var bench = await Bench.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            await PutAsync(bench.Store, $"r{n}");
        }

        bench.Store.Dispose();
        var whole = await File.ReadAllBytesAsync(bench.File, Token);
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).SampleAsync(
            async (at, value) =>
            {
                var spoiled = whole.ToArray();
                spoiled[at] = value;
                var path = Path.Combine(Path.GetDirectoryName(bench.File)!, $"{Guid.NewGuid()}.json");
                await File.WriteAllBytesAsync(path, spoiled, Token);
                var problem = await Record.ExceptionAsync(async () => (await SandboxStore.OpenAsync(path, Token)).Dispose());

                return whole[at] == value
                    ? problem is null
                    : problem is SandboxStateException damaged && damaged.Message.Contains(path, StringComparison.Ordinal) && (await File.ReadAllBytesAsync(path, Token)).SequenceEqual(spoiled);
            },
            iter: 300,
            threads: 1);
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

        var problem = await Assert.ThrowsAsync<SandboxStateException>(async () => await SandboxStore.OpenAsync(bench.File, Token));

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
        foreach (var spoiled in (string[][])[[lines[0], lines[2], lines[3]], [lines[0], lines[1], lines[1]], [lines[1], lines[2]], [lines[0], lines[0]]])
        {
            await File.WriteAllTextAsync(bench.File, string.Join('\n', spoiled) + "\n", new UTF8Encoding(false), Token);
            await Assert.ThrowsAsync<SandboxStateException>(async () => await SandboxStore.OpenAsync(bench.File, Token));
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
        Assert.Equal("version 1099", await again.ReadAsync(state => state.Account(Bench.Orders).Roles["r9"].Description, Token));
        Assert.Equal(["sandbox.json", "sandbox.json.lock"], Directory.GetFiles(Path.GetDirectoryName(bench.File)!).Select(Path.GetFileName).Order());
    }

    /// <summary>A file that a store has open.</summary>
    private static async Task<byte[]> BytesAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    private static Task<bool> PutAsync(SandboxStore store, string name, string description = "") => store.WriteAsync<bool>(
        _ => (true, [new RolePut(Bench.Orders, new(name, "300000000000000000", Bench.Trust, description, 3600, Seeds.Date, Seeds.Date))]), Token).AsTask();

    private static async Task<int> CountAsync(SandboxStore store) => await store.ReadAsync(state => state.Account(Bench.Orders).Roles.Count - 1, Token);
}
