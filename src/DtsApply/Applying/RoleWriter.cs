using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying;

/// <summary>How a write ended; the failure is null when it was done.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Failure">Why it was not done, or is not known to be.</param>
internal sealed record WriteResult(Outcome Outcome, CloudException? Failure)
{
    /// <summary>Whether it is someone else's: RAM says that all of it was there already.</summary>
    public bool WasThere { get; init; }
}

/// <summary>
/// Carries out single actions on one role and says how each ended. A lost answer is resolved by reading; only where the
/// role is just as it was before the action is it sent again. The journal holds every action before it is sent, and
/// what came of it; an action that it cannot hold is not sent.
/// </summary>
/// <param name="cloud">The door.</param>
/// <param name="account">The role's account.</param>
/// <param name="planned">The role as it was planned; null when there was none.</param>
/// <param name="role">The role's name.</param>
/// <param name="pace">How long lags are waited for.</param>
/// <param name="journal">Holds what is sent.</param>
internal sealed class RoleWriter(
    ICloud cloud,
    Account account,
    Role? planned,
    string role,
    Polling pace,
    IJournal journal
)
{
    private const int Sendings = 3;
    private readonly RoleAddress _address = new(account.Id.Value!, role);
    private bool _isNews = true;
    private Role? _last;
    private bool _isNew;

    /// <summary>The role as it should be by now.</summary>
    public Expectation Expected { get; private set; } = new(new(account.Id.Value!, role), planned);

    /// <summary>Carries out one action.</summary>
    /// <exception cref="JournalException">The journal cannot be written; nothing was sent.</exception>
    public async Task<WriteResult> CarryOutAsync(RoleAction action, StopSignals signals) =>
        await SendingAsync(action) is { } lost
            ? throw new JournalException(lost)
            : await CarriedOutAsync(action, signals);

    /// <summary>
    /// Takes back what went wrong. Neither a journal that cannot be written nor the end of the run may keep a wrong
    /// trust in place: this write is as patient as any, and even a run that is to leave at once waits a moment for it.
    /// </summary>
    /// <param name="action">The write.</param>
    /// <param name="stored">The role as it was just read, someone else's work included.</param>
    /// <param name="abort">Ends it.</param>
    public async Task<Outcome> PutBackAsync(RoleAction action, Role stored, CancellationToken abort)
    {
        using var grace = pace.Grace(abort);
        Expected = new(_address, stored);
        await SendingAsync(action);
        return (await CarriedOutAsync(action, new(CancellationToken.None, grace.Token))).Outcome;
    }

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
            () => OnceAsync(abort),
            answer => answer.Disagreement is null || planned is null ? TimeSpan.Zero : Polling.Settling,
            abort
        );
        return disagreement is null || planned is null ? now : throw disagreement;
    }

    private async Task<(Role? Role, CloudException? Disagreement)> OnceAsync(CancellationToken abort)
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

    private Task<string?> SendingAsync(RoleAction action)
    {
        _isNews = true;
        return journal.AppendAsync(new Sending(account.Name.Value!, _address, action));
    }

    private async Task<WriteResult> CarriedOutAsync(RoleAction action, StopSignals signals)
    {
        var carried = await EndAsync(action, signals);
        if (carried.Outcome.Status is Status.Done)
        {
            Expected.Did(action, UtcTime.Seconds(pace.Today));
            (_last, _isNew) = (Expected.Role, _isNew || action is CreateRole);
        }

        await journal.AppendAsync(
            new Answered(account.Name.Value!, _address, carried.Outcome, carried.Failure?.Error?.Code)
        );
        return carried;
    }

    private async Task<WriteResult> EndAsync(RoleAction action, StopSignals signals)
    {
        CloudException? lost = null;
        for (var sending = 1; ; sending++)
        {
            try
            {
                return Done(action, await SendAsync(action, signals));
            }
            catch (CloudException failure)
            {
                if (ActionEffects.IsThereAlready(action, failure.Error?.Code))
                {
                    return Done(action, failure.Error?.RequestId) with { WasThere = lost is null };
                }

                // Once an answer was lost, no later refusal tells what became of that sending; only the role does.
                lost = failure.Kind is FailureKind.Lost ? failure : lost;
                var end = lost is null
                    ? Failed(action, failure)
                    : await LookedAsync(
                        action,
                        (failure, lost),
                        sending < Sendings && !signals.IsStopped,
                        signals.Abort
                    );
                if (end is not null)
                {
                    return end;
                }
            }
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
            return Unknown(action, "no answer, twice", lost);
        }

        return seen
                ? new(new(action, Status.Done) { RequestId = lost.Error?.RequestId, Reason = "seen by reading" }, null)
            : failure.Error?.Code is "EntityAlreadyExists.Role" ? Failed(action, failure)
            : Expected.Tell(_last) is not Sighting.AsLeft ? Unknown(action, "no answer, and changed", lost)
            : again && failure.Kind is FailureKind.Lost ? null
            : Unknown(action, "no answer", lost);
    }

    /// <summary>
    /// Sends it; what may be no more than a lag is sent again for a while, as long as the role is not another one.
    /// </summary>
    private async Task<string> SendAsync(RoleAction action, StopSignals signals)
    {
        var sent = false;
        Task Fits() => FitsAsync(action, signals.Abort);
        TimeSpan Patience(CloudException? refused) =>
            ActionEffects.MayLag(action, refused?.Error?.Code, _isNew) && !signals.IsStopped
                ? Polling.Lag
                : TimeSpan.Zero;
        var (id, failure) = await pace.UntilAsync(OnceAsync, answer => Patience(answer.Failure), signals.Abort);
        return id ?? throw failure!;

        async Task<(string? Id, CloudException? Failure)> OnceAsync()
        {
            try
            {
                await (sent ? Fits() : Task.CompletedTask);
                sent = true;
                return (await cloud.CarryOutAsync(account, role, action, signals, Fits), null);
            }
            catch (CloudException exception)
            {
                return (null, exception);
            }
        }
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
            var message = $"role {role} was changed by someone else while {action.Op} waited to be sent again";
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

    private static WriteResult Done(RoleAction action, string? requestId) =>
        new(new(action, Status.Done) { RequestId = requestId }, null);

    private static WriteResult Unknown(RoleAction action, string reason, CloudException lost) =>
        new(new(action, Status.Unknown) { Reason = reason }, lost);

    private static WriteResult Failed(RoleAction action, CloudException failure) =>
        new(
            new(action, Status.Failed)
            {
                RequestId = failure.Error?.RequestId,
                Reason = failure.Kind switch
                {
                    FailureKind.Denied => "denied",
                    FailureKind.NoAnswer => "no answer",
                    FailureKind.Credentials => "credentials refused",
                    FailureKind.NotKept => "not kept",
                    FailureKind.Elsewhere => "another account",
                    _ => failure.Error?.Code ?? "refused",
                },
            },
            failure
        );
}
