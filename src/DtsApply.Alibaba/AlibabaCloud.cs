using System.Collections.Concurrent;
using System.Collections.Immutable;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Alibaba.Ram;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Alibaba;

/// <summary>The door to RAM and STS: signed OpenAPI calls on an HTTP client.</summary>
/// <param name="options">How the service is reached.</param>
public sealed class AlibabaCloud(CloudOptions options) : ICloud, IDisposable
{
    private readonly Transport _transport = new(
        new(options.Clock, options.Endpoint, options.Handler, options.UserAgent)
    );
    private readonly KeyResolver _keys = new(options.Keys);
    private readonly ConcurrentDictionary<string, AccountThrottle> _throttles = new(StringComparer.Ordinal);
    private readonly Lockout _lockout = new();

    /// <inheritdoc/>
    public string FindCredentials(Account account) => _keys.Resolve(account).Label;

    /// <inheritdoc/>
    public async Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken)
    {
        var caller = Caller(account);
        var call = Call.Sts("GetCallerIdentity", StsHosts.Find(account.Sts));
        var answer = await caller.AskAsync(
            call,
            AnswerJson.Default.CallerAnswer,
            RoleAnswers.IsWhole,
            cancellationToken
        );
        if (answer.AccountId == account.Id.Value)
        {
            // Whose keys these are is the guard's question; here the answer contradicts itself.
            Check(account, call.Action, answer.Arn);
        }

        return new(answer.AccountId!, answer.IdentityType ?? "", answer.Arn!, caller.Keys.Label)
        {
            Key = caller.Keys.Masked,
            Expires = caller.Keys.Expires,
        };
    }

    /// <inheritdoc/>
    public async Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken)
    {
        var reader = new RoleReader(Caller(account), role, arn => Check(account, "GetRole", arn));
        return await reader.ReadAsync(new(account.Id.Value!, role), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ListedRole>> ListRolesAsync(
        Account account,
        string set,
        CancellationToken cancellationToken
    )
    {
        var caller = Caller(account);
        var roles = ImmutableArray.CreateBuilder<ListedRole>();
        var pages = new Pages("ListRoles");
        do
        {
            var call = RoleCalls.OfSet(set, pages.Next);
            var page = await caller.AskAsync(
                call,
                AnswerJson.Default.RolesAnswer,
                RoleAnswers.IsWhole,
                cancellationToken,
                pages.Count
            );
            foreach (var role in page.Roles!.Role!)
            {
                Check(account, "ListRoles", role.Arn);
                roles.Add(RoleAnswers.Listed(role));
            }

            pages.Turn(page.Next);
        } while (pages.Next is not null);
        return roles.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    )
    {
        var call = RoleCalls.For(role, action);
        var again = new ResendOptions(beforeAgain, signals.Stop);
        var body = await Caller(account)
            .AnswerAsync(call, answer => Arn.IsSound(RoleAnswers.ArnOf(answer)), signals.Abort, again);
        Check(account, call.Action, RoleAnswers.ArnOf(body));
        return ResponseReader.Text(body, "RequestId")!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        foreach (var throttle in _throttles.Values)
        {
            throttle.Dispose();
        }
    }

    private RetryingClient Caller(Account account) =>
        new(
            account.Name.Value!,
            _keys.Resolve(account),
            _transport,
            _throttles.GetOrAdd(account.Name.Value!, _ => new(options.Clock, options.Timeout, _lockout)),
            new(options.Clock, options.Jitter, options.OnRetry)
        );

    /// <summary>An answer that names another account than was asked about ends all calls (DTS531).</summary>
    private void Check(Account account, string action, string? arn)
    {
        if (arn is not null && Arn.AccountOf(arn) is { } answered && answered != account.Id.Value)
        {
            throw _lockout.Lock(account.Name.Value!, action, answered);
        }
    }
}
