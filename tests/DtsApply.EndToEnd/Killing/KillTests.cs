using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.EndToEnd.Killing;

/// <summary>
/// kill -9 after every write of a run in turn, with real processes: the next run ends in the wanted state, nobody can
/// use more in between than before or after, and the journal that is left tells what was done.
/// </summary>
public static class KillTests
{
    private const string Stranger = "0000777788889999";

    private static readonly RoleAction MadeForSomeoneElse = Made(
        Stranger,
        ImmutableSortedDictionary<string, string>.Empty
    );

    private static readonly Dictionary<string, Story> Stories = new()
    {
        ["create"] = new(["apply", "--yes"], [], 2),
        ["update"] = new(
            ["apply", "--yes", "--adopt"],
            [MadeForSomeoneElse, new AttachPolicyToRole(new("ReadOnlyAccess", Policy.System))],
            4
        ),
        ["destroy"] = new(
            ["destroy", "--yes"],
            [Made(Estate.Hub, Ownership.Tags(Ownership.DefaultSet)), new AttachPolicyToRole(Policy.Dts)],
            2
        )
        {
            Wanted = [],
        },
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public static async Task A_run_that_is_killed_at_any_of_its_writes_is_finished_by_the_next(string story)
    {
        var killed = 0;
        while (
            await DiesAsync(Stories[story], new(killed + 1, Answered: false))
            && await DiesAsync(Stories[story], new(killed + 1, Answered: true))
        )
        {
            killed++;
        }

        Assert.Equal(Stories[story].Writes, killed);
    }

    /// <summary>One run that is killed, unless it has too few writes, and the ones after it; whether it was.</summary>
    private static async Task<bool> DiesAsync(Story story, Death death)
    {
        await using var service = new LethalService();
        using var tool = new Tool();
        Estate.Write(tool, LethalService.Orders, "{extraPolicies: Remove}");
        foreach (var action in story.Before)
        {
            await service.CarryOutAsync(action);
        }

        var allowed = Access.Of(await service.RoleAsync()).Union(story.Wanted);
        string[] command = [.. story.Command, "-f", "m.yaml", "--endpoint", service.Endpoint];
        var killed = service.Run(tool, death, command);
        Over(service, allowed);
        if (killed.Code is not 137)
        {
            Assert.Equal(0, killed.Code);
            return false;
        }

        Tells(tool, service, death);
        Assert.Equal(0, service.Run(tool, null, command).Code);
        Over(service, allowed);
        Assert.Equal(story.Wanted, Access.Of(await service.RoleAsync()));
        if (death.Answered)
        {
            Nothing(service, service.Run(tool, null, command));
        }

        return true;
    }

    private static void Nothing(LethalService service, Ran third)
    {
        Assert.Equal(0, third.Code);
        Assert.Contains("nothing to do", third.Error, StringComparison.Ordinal);
        Assert.Empty(service.Writes);
    }

    /// <summary>Nobody holds what they neither had before nor are meant to have.</summary>
    private static void Over(LethalService service, ImmutableSortedSet<AccessRight> allowed) =>
        Assert.All(service.Writes, write => Assert.Empty(Access.Of(write.After).Except(allowed)));

    /// <summary>
    /// The journal that was left says of every write that was answered that it was done, and of the one that nobody
    /// knows about nothing.
    /// </summary>
    private static void Tells(Tool tool, LethalService service, Death death)
    {
        var run = JournalReader.Read(File.ReadAllText(JournalTests.Journals(tool).Single()))!;
        var told = run.Roles.Single().Writes;
        var answered = death.Answered ? death.Write : death.Write - 1;

        Assert.Null(run.ExitCode);
        Assert.Equal(service.Writes.Select(write => write.Action), told.Take(death.Write).Select(write => write.Op));
        Assert.All(told.Take(answered), write => Assert.Equal(Status.Done, write.Status));
        Assert.All(told.Skip(answered), write => Assert.Equal(Status.Unknown, write.Status));
        Assert.InRange(told.Length, death.Write, answered + 1);
    }

    private static CreateRole Made(string trusted, ImmutableSortedDictionary<string, string> tags) =>
        new(TrustPolicy.Trusting([trusted]), "made by hand", 3600, tags);

    /// <summary>A run to kill.</summary>
    /// <param name="Command">The command, with what makes it go through unasked.</param>
    /// <param name="Before">What makes the role as it is before; nothing for none.</param>
    /// <param name="Writes">How many writes the run needs.</param>
    private sealed record Story(string[] Command, RoleAction[] Before, int Writes)
    {
        /// <summary>What can be used through the role in the end.</summary>
        public ImmutableSortedSet<AccessRight> Wanted { get; init; } =
        [.. TrustPolicy.Trusting([Estate.Hub]).Principals.Select(principal => new AccessRight(principal, Policy.Dts))];
    }
}
