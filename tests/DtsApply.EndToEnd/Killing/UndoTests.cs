using System.Collections.Immutable;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.EndToEnd.Killing;

/// <summary>
/// The way back, with real processes: apply then undo gives back what was there, an undo of that gives what was
/// applied, and an undo that is killed at any of its writes is finished by repeating it.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public static class UndoTests
{
    private const string Stranger = "0000777788889999";
    private static readonly Policy ReadOnly = new("ReadOnlyAccess", Policy.System);

    private static readonly Dictionary<string, (string Command, RoleAction[] Before, int Writes)> Stories = new()
    {
        ["made"] = ("apply", [], 2),
        ["taken over"] = (
            "apply",
            [Made(Stranger, ImmutableSortedDictionary<string, string>.Empty), new AttachPolicyToRole(ReadOnly)],
            4
        ),
        ["changed"] = ("apply", [Made(Stranger, Ownership.Tags("default")), new AttachPolicyToRole(Policy.Dts)], 1),
        ["removed"] = ("destroy", [Made(Estate.Hub, Ownership.Tags("default")), new AttachPolicyToRole(Policy.Dts)], 2),
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public static async Task It_gives_back_what_was_there_and_its_undo_gives_what_was_applied(string story)
    {
        await using var service = new LethalService();
        using var tool = new Tool();
        var (before, runId) = await AppliedAsync(service, tool, story);
        var applied = await service.RoleAsync();

        Assert.Equal(0, Run(service, tool, null, "undo", runId, "--yes").Code);
        Same(before, await service.RoleAsync());
        var again = Run(service, tool, null, "undo", runId, "--yes");
        Assert.Equal(0, again.Code);
        Assert.Contains(
            "undo: nothing to do, 1 role in 1 account is as before the run",
            again.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(service.Writes);

        Assert.Equal(0, Run(service, tool, null, "undo", "--last", "--yes").Code);
        Same(applied, await service.RoleAsync());
        Assert.Equal(0, Run(service, tool, null, "undo", "--last", "--yes").Code);
        Same(before, await service.RoleAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static async Task One_that_is_killed_at_any_of_its_writes_is_finished_by_repeating_it(string story)
    {
        var killed = 0;
        while (
            await DiesAsync(story, new(killed + 1, Answered: false))
            && await DiesAsync(story, new(killed + 1, Answered: true))
        )
        {
            killed++;
        }

        Assert.Equal(Stories[story].Writes, killed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static async Task After_someone_else_s_change_it_touches_nothing(string story)
    {
        await using var service = new LethalService();
        using var tool = new Tool();
        var (_, runId) = await AppliedAsync(service, tool, story);
        await service.CarryOutAsync(
            story is "removed"
                ? Made(Stranger, ImmutableSortedDictionary<string, string>.Empty)
                : new AttachPolicyToRole(ReadOnly)
        );
        var changed = await service.RoleAsync();
        var undone = Run(service, tool, null, "undo", runId, "--yes");

        Assert.Equal(76, undone.Code);
        Assert.Contains($"error DTS534: it is not as run {runId} left it", undone.Out, StringComparison.Ordinal);
        Assert.Empty(service.Writes);
        Same(changed, await service.RoleAsync());
    }

    [Fact]
    public static async Task A_journal_that_others_may_write_is_refused_before_any_call()
    {
        await using var service = new LethalService();
        using var tool = new Tool();
        var (_, runId) = await AppliedAsync(service, tool, "made");
        var journal = JournalTests.Journals(tool).Single();
        File.SetUnixFileMode(journal, File.GetUnixFileMode(journal) | UnixFileMode.GroupWrite);
        var undone = Run(service, tool, null, "undo", runId, "--yes");

        Assert.Equal(76, undone.Code);
        Assert.Contains("error DTS536: others may write", undone.Error, StringComparison.Ordinal);
        Assert.NotNull(await service.RoleAsync());
    }

    /// <summary>One undo that is killed, unless it has too few writes, and the one after it; whether it was.</summary>
    private static async Task<bool> DiesAsync(string story, Death death)
    {
        await using var service = new LethalService();
        using var tool = new Tool();
        var (before, runId) = await AppliedAsync(service, tool, story);
        var allowed = Access.Of(before).Union(Access.Of(await service.RoleAsync()));
        var killed = Run(service, tool, death, "undo", runId, "--yes");
        Over(service, allowed);
        if (killed.Code is not 137)
        {
            Assert.Equal(0, killed.Code);
            return false;
        }

        Assert.Equal(0, Run(service, tool, null, "undo", runId, "--yes").Code);
        Over(service, allowed);
        Same(before, await service.RoleAsync());
        return true;
    }

    /// <summary>A run that was carried out; the role before it, and the run's name.</summary>
    private static async Task<(Role? Before, string RunId)> AppliedAsync(LethalService service, Tool tool, string story)
    {
        var (command, actions, _) = Stories[story];
        Estate.Write(tool, LethalService.Orders, "{extraPolicies: Remove, description: as declared}");
        foreach (var action in actions)
        {
            await service.CarryOutAsync(action);
        }

        var before = await service.RoleAsync();
        string[] args = command is "apply" ? ["apply", "--yes", "--adopt"] : ["destroy", "--yes"];
        Assert.Equal(0, Run(service, tool, null, [.. args, "-f", "m.yaml"]).Code);
        return (before, Path.GetFileNameWithoutExtension(JournalTests.Journals(tool).Single()));
    }

    private static Ran Run(LethalService service, Tool tool, Death? death, params string[] args) =>
        service.Run(tool, death, [.. args, "--endpoint", service.Endpoint]);

    /// <summary>Nobody holds what they had neither before nor after the run.</summary>
    private static void Over(LethalService service, ImmutableSortedSet<AccessRight> allowed) =>
        Assert.All(service.Writes, write => Assert.Empty(Access.Of(write.After).Except(allowed)));

    // A role that is made anew has another ID.
    private static void Same(Role? expected, Role? actual) =>
        Assert.Empty(RoleDiff.Between(expected is null ? null : expected with { Id = null }, actual));

    private static CreateRole Made(string trusted, ImmutableSortedDictionary<string, string> tags) =>
        new(TrustPolicy.Trusting([trusted]), "made by hand", 3600, tags);
}
