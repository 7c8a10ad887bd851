using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Alibaba.Ram;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Alibaba;

/// <summary>How the service is reached.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Keys">Where keys are looked for.</param>
/// <param name="Timeout">Bounds the work on one account, retries included.</param>
public sealed record CloudOptions(TimeProvider Clock, KeySources Keys, TimeSpan Timeout)
{
    /// <summary>One base address for RAM and STS; null is Alibaba Cloud.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Answers in place of the network, such as the sandbox; null is the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>A number from 0 to 1, anew each time, that spreads retries.</summary>
    public required Func<double> Jitter { get; init; }

    /// <summary>Told of each further try.</summary>
    public Action<RetryNotice>? OnRetry { get; init; }

    /// <summary>Who calls, such as <c>dts-apply/0.1.0</c>.</summary>
    public string UserAgent { get; init; } = "dts-apply";
}

/// <summary>The door to RAM and STS: signed OpenAPI calls on an HTTP client.</summary>
/// <param name="options">How the service is reached.</param>
public sealed class AlibabaCloud(CloudOptions options) : ICloud, IDisposable
{
    private readonly Transport _transport = new(
        new(options.Clock, options.Endpoint, options.Handler, options.UserAgent)
    );
    private readonly KeyResolver _keys = new(options.Keys);
    private readonly ConcurrentDictionary<string, AccountThrottle> _gates = new(StringComparer.Ordinal);
    private readonly Lockout _shutter = new();

    /// <inheritdoc/>
    public string FindCredentials(Account account) => _keys.Resolve(account).Label;

    /// <inheritdoc/>
    public async Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken)
    {
        var caller = Caller(account);
        var call = Call.Sts("GetCallerIdentity", StsHosts.Find(account.Sts));
        var answer = await AskAsync(
            caller,
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
        var caller = Caller(account);
        try
        {
            var call = RoleCalls.Get(role);
            var found = await AskAsync(
                caller,
                call,
                AnswerJson.Default.GetRoleAnswer,
                answer => RoleAnswers.IsWhole(answer, role),
                cancellationToken
            );
            Check(account, call.Action, found.Role!.Arn);
            var policies = AskAsync(
                caller,
                RoleCalls.Policies(role),
                AnswerJson.Default.PoliciesAnswer,
                RoleAnswers.IsWhole,
                cancellationToken
            );
            var tags = TagsAsync(caller, role, cancellationToken);
            await Task.WhenAll(policies, tags);
            return RoleAnswers.Role(
                new(account.Id.Value!, role),
                found.Role!,
                (await policies).Policies!.Policy!,
                await tags
            );
        }
        catch (CloudException exception) when (exception.Error is { Code: ServiceCodes.NoRole })
        {
            return null;
        }
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
            var page = await AskAsync(
                caller,
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
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    private static async Task<List<TagAnswer>> TagsAsync(
        RetryingClient caller,
        string role,
        CancellationToken cancellationToken
    )
    {
        var tags = new List<TagAnswer>();
        var pages = new Pages("ListTagResources");
        do
        {
            var call = RoleCalls.TagsOf(role, pages.Next);
            var page = await AskAsync(
                caller,
                call,
                AnswerJson.Default.TagsAnswer,
                RoleAnswers.IsWhole,
                cancellationToken,
                pages.Count
            );
            tags.AddRange(page.TagResources!.Where(tag => RoleAnswers.IsOf(tag, role)));
            pages.Turn(page.NextToken);
        } while (pages.Next is not null);
        return RoleAnswers.AreDistinct(tags) ? tags : throw Unusable("ListTagResources", "a tag key that stands twice");
    }

    private static async Task<T> AskAsync<T>(
        RetryingClient caller,
        Call call,
        JsonTypeInfo<T> shape,
        Func<T, bool> isWhole,
        CancellationToken cancellationToken,
        Action<JsonElement>? onAnswer = null
    )
        where T : class
    {
        T? read = null;
        await caller.AnswerAsync(
            call,
            body =>
            {
                onAnswer?.Invoke(body);
                return (read = RoleAnswers.Read(body, shape)) is not null && isWhole(read);
            },
            cancellationToken
        );
        return read!;
    }

    private RetryingClient Caller(Account account) =>
        new(
            account.Name.Value!,
            _keys.Resolve(account),
            _transport,
            _gates.GetOrAdd(account.Name.Value!, _ => new(options.Clock, options.Timeout, _shutter)),
            new(options.Clock, options.Jitter, options.OnRetry)
        );

    /// <summary>An answer that names another account than was asked about ends all calls (DTS531).</summary>
    private void Check(Account account, string action, string? arn)
    {
        if (arn is not null && Arn.AccountOf(arn) is { } answered && answered != account.Id.Value)
        {
            throw _shutter.Lock(account.Name.Value!, action, answered);
        }
    }

    private static CloudException Unusable(string action, string what) =>
        new(FailureKind.NoAnswer, $"the answers to {action} cannot be used")
        {
            Action = action,
            UnexpectedAnswer = what,
            Tries = 0,
        };

    /// <summary>
    /// Turns the pages of a listing. A token that came before is no answer, nor are more pages than any account can
    /// fill: what stands on the pages that never came would be overlooked.
    /// </summary>
    private sealed class Pages(string action)
    {
        // RAM keeps at most a few thousand roles an account, a thousand on a page, and 20 tags a role, a hundred on a
        // page.
        private const int Most = 100;
        private const long MostBytes = 32 << 20;

        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private long _bytes;

        public string? Next { get; private set; }

        /// <summary>Counts an answer, whole or not.</summary>
        public void Count(JsonElement answer) => _bytes += JsonMarshal.GetRawUtf8Value(answer).Length;

        public void Turn(string? token) =>
            Next =
                string.IsNullOrEmpty(token) ? null
                : _seen.Add(token) && _seen.Count < Most && _bytes <= MostBytes ? token
                : throw Unusable(action, "a listing without an end");
    }
}
