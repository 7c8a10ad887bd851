using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

// What the role shows, and what follows from it for a write whose answer was lost.
internal sealed partial class RoleWriter
{
    /// <summary>Reads the role; null when there is none.</summary>
    public async Task<Role?> ReadAsync(CancellationToken abort)
    {
        var now = await WhatIsThereAsync(abort);
        if (_isNews || !RoleDiff.Between(_last, now).IsEmpty)
        {
            await journal.AppendAsync(new RoleRead(account.Name.Value!, _address, now));
        }

        (_isNews, _last) = (false, now);
        return now;
    }

    /// <summary>
    /// Answers that disagree about whether the role is there may lag behind a write of ours, and are waited out for a
    /// while; one that was not there before may not be readable yet.
    /// </summary>
    private async Task<Role?> WhatIsThereAsync(CancellationToken abort)
    {
        var (now, disagreement) = await pace.UntilAsync(
            () => LookOnceAsync(abort),
            answer => answer.Disagreement is null || planned is null ? TimeSpan.Zero : Polling.Settling,
            abort
        );
        return disagreement is null || planned is null ? now : throw disagreement;
    }

    private async Task<(Role? Role, CloudException? Disagreement)> LookOnceAsync(CancellationToken abort)
    {
        try
        {
            return (await cloud.ReadRoleAsync(account, role, abort), null);
        }
        catch (CloudException exception) when (exception.IsContradictory)
        {
            return (null, exception);
        }
    }

    /// <summary>
    /// What the role shows of an action whose answer was lost; null where it is just as it was, so that it may be sent
    /// again.
    /// </summary>
    private async Task<WriteResult?> LookedAsync(
        RoleAction action,
        (CloudException Last, CloudException Lost) failures,
        bool again,
        CancellationToken abort
    )
    {
        var (failure, lost) = failures;
        if (await SeenAsync(action, abort) is not { } seen)
        {
            return Unknown(action, ReasonKind.NoAnswerTwice, lost);
        }

        return seen ? Seen(action, lost)
            : failure.Error?.Code is "EntityAlreadyExists.Role" ? Failed(action, failure)
            : Expected.Tell(_last) is not Sighting.AsLeft ? Unknown(action, ReasonKind.NoAnswerAndChanged, lost)
            : again && failure.Kind is FailureKind.Lost ? null
            : Unknown(action, ReasonKind.NoAnswer, lost);
    }

    private static WriteResult Seen(RoleAction action, CloudException lost)
    {
        var done = Done(action, lost.Error?.RequestId);
        return done with { Outcome = done.Outcome with { Reason = new(ReasonKind.SeenByReading) } };
    }

    /// <summary>
    /// A look loses its worth with every wait: before a write is sent again the role must still be what it should be by
    /// now. A read that is only old is asked again; a role that this run made may not be readable yet.
    /// </summary>
    private async Task FitsAsync(RoleAction action, CancellationToken abort)
    {
        bool MayFollow(Role? now) => Expected.Tell(now) is Sighting.AsLeft || (now is null && _isNew);
        var found = await pace.UntilAsync(
            () => ReadAsync(abort),
            now => !MayFollow(now) && Expected.Tell(now) is Sighting.Behind ? Polling.Settling : TimeSpan.Zero,
            abort
        );
        if (!MayFollow(found))
        {
            var message = ChangedRoleMessages.ChangedWhileWaiting(role, action.Op);
            throw new CloudException(FailureKind.Refused, message) { Action = action.Op };
        }
    }

    /// <summary>Whether the action's effect is there; null when that cannot be read either.</summary>
    private async Task<bool?> SeenAsync(RoleAction action, CancellationToken abort)
    {
        try
        {
            return await pace.UntilAsync(
                async () => IsSeen(await ReadAsync(abort), action),
                shows => shows ? TimeSpan.Zero : Polling.Settling,
                abort
            );
        }
        catch (CloudException)
        {
            return null;
        }
    }

    // A role that is just as it was shows nothing of it, even where RAM once made of the same trust what is stored
    // there.
    private bool IsSeen(Role? now, RoleAction action) =>
        ActionEffects.Show(now, action) && Expected.Tell(now) is not Sighting.AsLeft;
}
