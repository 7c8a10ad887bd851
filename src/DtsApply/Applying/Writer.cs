using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;

namespace DtsApply.Applying;

/// <summary>
/// Carries out single actions on one role and says how each ended: lost answers are resolved by reading, lags are waited for. The journal holds every
/// action before it is sent, and what came of it; an action that it cannot hold is not sent.
/// </summary>
internal sealed class Writer(ICloud cloud, Account account, string role, Pace pace, IJournal journal)
{
    private const int Sendings = 3;
    private readonly Address _address = new(account.Id.Value!, role);
    private string? _seen;

    /// <summary>Carries out one action; the failure is null when it was done.</summary>
    /// <exception cref="JournalException">The journal cannot be written; nothing was sent.</exception>
    public async Task<(Outcome Outcome, CloudException? Failure)> CarryOutAsync(RoleAction action, CancellationToken abort)
    {
        return await SendingAsync(action) is { } lost ? throw new JournalException(lost) : await CarriedOutAsync(action, abort);
    }

    /// <summary>Takes back what went wrong. Not even a journal that cannot be written may keep a wrong trust in place.</summary>
    public async Task<Outcome> PutBackAsync(RoleAction action, CancellationToken abort)
    {
        await SendingAsync(action);
        return (await CarriedOutAsync(action, abort)).Outcome;
    }

    /// <summary>Reads the role; null when there is none.</summary>
    public async Task<Role?> ReadAsync(CancellationToken abort)
    {
        var now = await cloud.ReadRoleAsync(account, role, abort);
        if (Fingerprint.Of(now) is var seen && seen != _seen)
        {
            _seen = seen;
            await journal.KeepAsync(new RoleRead(account.Name.Value!, _address, now));
        }

        return now;
    }

    private Task<string?> SendingAsync(RoleAction action)
    {
        _seen = null;
        return journal.KeepAsync(new Sending(account.Name.Value!, _address, action));
    }

    private async Task<(Outcome Outcome, CloudException? Failure)> CarriedOutAsync(RoleAction action, CancellationToken abort)
    {
        var (outcome, failure) = await OutcomeAsync(action, abort);
        await journal.KeepAsync(new Answered(account.Name.Value!, _address, outcome, failure?.Error?.Code));
        return (outcome, failure);
    }

    private async Task<(Outcome Outcome, CloudException? Failure)> OutcomeAsync(RoleAction action, CancellationToken abort)
    {
        for (var sending = 1; ; sending++)
        {
            try
            {
                return (Done(action, await SendAsync(action, abort)), null);
            }
            catch (CloudException failure) when (failure.Kind is FailureKind.Lost)
            {
                var seen = await SeenAsync(action, abort);
                if (seen is not false || sending == Sendings)
                {
                    return seen is true ? (Seen(action, failure), null) : (Unknown(action, seen is null), failure);
                }
            }
            catch (CloudException failure) when (sending > 1 && failure.Error?.Code is "EntityAlreadyExists.Role")
            {
                // Our own lost CreateRole may have come through after all: it has when what is there is what we sent.
                return await SeenAsync(action, abort) is true ? (Seen(action, failure), null) : (Failed(action, failure), failure);
            }
            catch (CloudException failure)
            {
                return Effects.IsThereAlready(action, failure.Error?.Code) ? (Done(action, failure.Error?.RequestId), null) : (Failed(action, failure), failure);
            }
        }
    }

    private async Task<string> SendAsync(RoleAction action, CancellationToken abort)
    {
        var (id, failure) = await pace.UntilAsync(OnceAsync, answer => Effects.MayLag(action, answer.Failure?.Error?.Code) ? Pace.Lag : TimeSpan.Zero, abort);
        return id ?? throw failure!;

        async Task<(string? Id, CloudException? Failure)> OnceAsync()
        {
            try
            {
                return (await cloud.CarryOutAsync(account, role, action, abort), null);
            }
            catch (CloudException exception)
            {
                return (null, exception);
            }
        }
    }

    /// <summary>Whether the action's effect is there; null when that cannot be read either.</summary>
    private async Task<bool?> SeenAsync(RoleAction action, CancellationToken abort)
    {
        try
        {
            return await pace.UntilAsync(
                async () => Effects.Show(await ReadAsync(abort), action), shows => shows ? TimeSpan.Zero : Pace.Settling, abort);
        }
        catch (CloudException)
        {
            return null;
        }
    }

    private static Outcome Done(RoleAction action, string? requestId) => new(action, Status.Done) { RequestId = requestId };

    private static Outcome Seen(RoleAction action, CloudException lost) => Done(action, lost.Error?.RequestId) with { Reason = "seen by reading" };

    private static Outcome Unknown(RoleAction action, bool unread) =>
        new(action, Status.Unknown) { Reason = unread ? "no answer, twice" : FormattableString.Invariant($"no answer, {Sendings} times") };

    private static Outcome Failed(RoleAction action, CloudException failure) => new(action, Status.Failed)
    {
        RequestId = failure.Error?.RequestId,
        Reason = failure.Kind switch
        {
            FailureKind.Denied => "denied",
            FailureKind.NoAnswer => "no answer",
            FailureKind.Credentials => "credentials refused",
            _ => failure.Error?.Code ?? "refused",
        },
    };
}
