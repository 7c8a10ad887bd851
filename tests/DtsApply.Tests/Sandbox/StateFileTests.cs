using CsCheck;
using DtsApply.Sandbox.State;
using DtsApply.Sandbox.Storing;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>What a kill leaves of a state file is read on; what was cut off or changed is an error.</summary>
public static class StateFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task A_process_that_is_killed_in_a_write_loses_nothing_that_it_acknowledged()
    {
        using var bench = await Bench.OpenAsync();
        await StoreTests.PutAsync(bench.Store, "r0");
        var before = await BytesAsync(bench.File);
        await StoreTests.PutAsync(bench.Store, "r1");
        bench.Store.Dispose();
        var after = await BytesAsync(bench.File);

        // The line comes first, then the mark that says where the file ends: whatever comes in between is what a kill
        // can leave.
        for (var length = before.Length; length <= after.Length; length++)
        {
            await File.WriteAllBytesAsync(bench.File, [.. before, .. after[before.Length..length]], Token);
            var whole = length == after.Length ? 2 : 1;
            using (var store = await SandboxStore.OpenAsync(bench.File, Token))
            {
                Assert.Equal(whole, await StoreTests.CountAsync(store));
                await StoreTests.PutAsync(store, "after");
            }

            using var again = await SandboxStore.OpenAsync(bench.File, Token);
            Assert.Equal(whole + 1, await StoreTests.CountAsync(again));
        }
    }

    [Fact]
    public static async Task A_file_that_was_cut_off_at_any_byte_is_an_error_that_names_it_and_leaves_it_alone()
    {
        using var bench = await Bench.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            await StoreTests.PutAsync(bench.Store, $"r{n}");
        }

        bench.Store.Dispose();
        var whole = await BytesAsync(bench.File);
        for (var length = 1; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(bench.File, whole[..length], Token);

            var problem = await Assert.ThrowsAsync<SandboxStateException>(async () =>
                await SandboxStore.OpenAsync(bench.File, Token)
            );

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
        var role = new RolePut(
            Bench.Orders,
            new("old", "300000000000000000", Bench.Trust, "", 3600, Seeds.Date, Seeds.Date)
        );
        await File.WriteAllBytesAsync(bench.File, [.. first, .. new JournalLine(1, null, [role]).Encode()], Token);
        await bench.ReopenAsync();
        for (var n = 0; n < 1100; n++)
        {
            await StoreTests.PutAsync(bench.Store, "new", $"version {n}");
        }

        await bench.ReopenAsync();
        Assert.Equal(2, await StoreTests.CountAsync(bench.Store));
        bench.Store.Dispose();
        Assert.Contains("{\"end\":", await File.ReadAllTextAsync(bench.File, Token), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task A_changed_byte_is_an_error_that_names_the_file_and_leaves_it_alone()
    {
        using var bench = await Bench.OpenAsync();
        for (var n = 0; n < 3; n++)
        {
            await StoreTests.PutAsync(bench.Store, $"r{n}");
        }

        bench.Store.Dispose();
        var whole = await File.ReadAllBytesAsync(bench.File, Token);
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte)
            .SampleAsync(
                async (at, value) =>
                {
                    var spoiled = whole.ToArray();
                    spoiled[at] = value;
                    var path = Path.Combine(Path.GetDirectoryName(bench.File)!, $"{Guid.NewGuid()}.json");
                    await File.WriteAllBytesAsync(path, spoiled, Token);
                    var problem = await Record.ExceptionAsync(async () =>
                        (await SandboxStore.OpenAsync(path, Token)).Dispose()
                    );

                    return whole[at] == value
                        ? problem is null
                        : problem is SandboxStateException damaged
                            && damaged.Message.Contains(path, StringComparison.Ordinal)
                            && (await File.ReadAllBytesAsync(path, Token)).SequenceEqual(spoiled);
                },
                iter: 300,
                threads: 1
            );
    }

    /// <summary>A file that a store has open.</summary>
    private static async Task<byte[]> BytesAsync(string path)
    {
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }
}
