using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying;

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
internal sealed partial class RoleWriter(
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

    private static WriteResult Done(RoleAction action, string? requestId) =>
        new(new(action, Status.Done) { RequestId = requestId }, null);

    private static WriteResult Unknown(RoleAction action, ReasonKind why, CloudException lost) =>
        new(new(action, Status.Unknown) { Reason = new(why) }, lost);

    private static WriteResult Failed(RoleAction action, CloudException failure) =>
        new(new(action, Status.Failed) { RequestId = failure.Error?.RequestId, Reason = Why(failure) }, failure);

    private static OutcomeReason Why(CloudException failure) =>
        failure.Kind switch
        {
            FailureKind.Denied => new(ReasonKind.Denied),
            FailureKind.NoAnswer => new(ReasonKind.NoAnswer),
            FailureKind.Credentials => new(ReasonKind.CredentialsRefused),
            FailureKind.NotKept => new(ReasonKind.NotKept),
            FailureKind.Elsewhere => new(ReasonKind.AnotherAccount),
            _ => new(ReasonKind.Refused, failure.Error?.Code),
        };
}
