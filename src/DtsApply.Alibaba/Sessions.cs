using System.Text.Json;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Alibaba.Ram;
using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba;

/// <summary>Asks STS for sessions of roles, for one account.</summary>
/// <param name="clientFor">Calls with a key.</param>
/// <param name="check">Ends all calls where an ARN is another account's than the one that is called.</param>
internal sealed class Sessions(Func<AccessKey, RetryingClient> clientFor, Action<string, string> check) : ISessions
{
    public Task<AccessKey> AssumeAsync(
        RoleRequest role,
        AccessKey key,
        Caller? caller,
        CancellationToken cancellationToken
    )
    {
        var call = Shared(Call.Sts("AssumeRole", role.Host), role).With("ExternalId", role.ExternalId);
        return AskAsync(call, key, role, caller, cancellationToken);
    }

    public Task<AccessKey> AssumeWithTokenAsync(
        RoleRequest role,
        string provider,
        string token,
        CancellationToken cancellationToken
    )
    {
        // The token is as secret as a key, and nothing else is sent that needs to be hidden.
        var key = AccessKey.Unsigned(token);
        var call = Shared(Call.Sts("AssumeRoleWithOIDC", role.Host), role)
            .With("OIDCProviderArn", provider)
            .With("OIDCToken", token);
        return AskAsync(call, key, role, caller: null, cancellationToken);
    }

    // Whatever is refused but for want of permission, without a session there are no credentials.
    private static CloudException Told(CloudException exception, RoleRequest role) =>
        exception is { Kind: FailureKind.Refused, Error: { } error }
            ? new(FailureKind.Credentials, KeyMessages.SessionIsRefused(role.Arn, error.Code))
            {
                Error = error,
                Action = exception.Action,
            }
            : exception;

    private static Call Shared(Call call, RoleRequest role) =>
        call.With("RoleArn", role.Arn)
            .With("RoleSessionName", role.Session)
            .With("Policy", role.Policy)
            .With("DurationSeconds", role.Seconds is { } seconds ? FormattableString.Invariant($"{seconds}") : null);

    // Keys of another role are not used, whatever they could do: nobody asked for them.
    private bool IsOf(RoleRequest role, string action, string assumed)
    {
        if (Arn.IsOfSession(assumed, role.Arn))
        {
            return true;
        }

        if (Arn.AccountOf(assumed) != Arn.AccountOf(role.Arn))
        {
            check(action, assumed);
        }

        return false;
    }

    private async Task<AccessKey> AskAsync(
        Call call,
        AccessKey key,
        RoleRequest role,
        Caller? caller,
        CancellationToken cancellationToken
    )
    {
        AccessKey? given = null;
        string? assumed = null;
        bool IsWhole(JsonElement answer) =>
            (given = GivenKey.FromSession(answer)) is { Token: not null }
            && (assumed = RoleAnswers.ArnOfSession(answer)) is not null
            && Arn.AccountOf(assumed) is not null;
        try
        {
            await clientFor(key).AnswerAsync(call, IsWhole, cancellationToken);
            return IsOf(role, call.Action, assumed!)
                ? given!
                : throw UnusableAnswers.To(call.Action, UnexpectedAnswerMessages.SessionOfAnother);
        }
        catch (CloudException exception) when (exception.Kind is FailureKind.Credentials && caller is not null)
        {
            // The key is refused, not the role: that is told once, of the account whose key it is.
            throw exception.OwnedBy(caller.Account);
        }
        catch (CloudException exception)
        {
            throw Told(exception, role).About(role.Arn, caller);
        }
    }
}
