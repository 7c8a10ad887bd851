using DtsApply.Sandbox.Storing;
using Xunit;

namespace DtsApply.Tests.Sandbox;

/// <summary>The state, its lock and its next version are never read or written through a link.</summary>
public static class StateLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("s.json", "empty")]
    [InlineData("s.json", "full")]
    [InlineData("s.json", "state.json")]
    [InlineData("s.json", "none")]
    [InlineData("s.json.lock", "empty")]
    [InlineData("s.json.lock", "full")]
    [InlineData("s.json.lock", "none")]
    public static async Task A_link_is_refused_and_what_it_leads_to_stays_as_it_is(string link, string target)
    {
        using var folder = new Scratch();
        await File.WriteAllTextAsync(folder.File("empty"), "", Token);
        await File.WriteAllTextAsync(folder.File("full"), "mine", Token);
        using (var state = await SandboxStore.OpenAsync(folder.File("state.json"), Token))
        {
            await state.HoldAsync(Token);
        }

        var before = await File.ReadAllTextAsync(folder.File("state.json"), Token);
        File.CreateSymbolicLink(folder.File(link), folder.File(target));

        var refused = await Assert.ThrowsAsync<SandboxStateException>(async () =>
        {
            using var store = await SandboxStore.OpenAsync(folder.File("s.json"), Token);
            await store.HoldAsync(Token);
        });

        Assert.Contains("this is a link", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsDamaged);
        Assert.Equal(
            ("", "mine", before, false),
            (
                await File.ReadAllTextAsync(folder.File("empty"), Token),
                await File.ReadAllTextAsync(folder.File("full"), Token),
                await File.ReadAllTextAsync(folder.File("state.json"), Token),
                File.Exists(folder.File("none"))
            )
        );
        if (link is "s.json")
        {
            await Assert.ThrowsAsync<SandboxStateException>(async () =>
                await SandboxStore.ResetAsync(folder.File("s.json"), Token)
            );
            Assert.Equal(before, await File.ReadAllTextAsync(folder.File("state.json"), Token));
        }
    }

    [Fact]
    public static async Task A_link_in_the_place_of_the_next_version_is_taken_away_and_not_gone_through()
    {
        using var folder = new Scratch();
        await File.WriteAllTextAsync(folder.File("full"), "mine", Token);
        File.CreateSymbolicLink(folder.File("s.json.tmp"), folder.File("full"));

        using var store = await SandboxStore.OpenAsync(folder.File("s.json"), Token);
        await store.HoldAsync(Token);

        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("full"), Token));
        Assert.Equal(
            ["full", "s.json", "s.json.lock"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public static async Task A_linked_folder_outside_of_the_working_folder_is_its_users_own_business()
    {
        using var folder = new Scratch();
        Directory.CreateDirectory(folder.File("real"));
        File.CreateSymbolicLink(folder.File("linked"), folder.File("real"));

        using var store = await SandboxStore.OpenAsync(folder.File("linked/s.json"), Token);
        await store.HoldAsync(Token);

        Assert.True(File.Exists(folder.File("real/s.json")));
    }
}
