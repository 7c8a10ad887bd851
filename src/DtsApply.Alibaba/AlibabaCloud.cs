using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DtsApply.Alibaba.Credentials;
using DtsApply.Alibaba.OpenApi;
using DtsApply.Alibaba.Ram;
using DtsApply.Applying;
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
    private readonly Transport _transport = new(new(options.Clock, options.Endpoint, options.Handler, options.UserAgent));
    private readonly KeyRing _keys = new(options.Keys);
    private readonly ConcurrentDictionary<string, AccountGate> _gates = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string FindCredentials(Account account) => _keys.Of(account).Label;

    /// <inheritdoc/>
    public async Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken)
    {
        var caller = Caller(account);
        var answer = await AskAsync(caller, Call.Sts("GetCallerIdentity", StsHosts.Of(account.Sts)), AnswerJson.Default.CallerAnswer, whole => whole is { AccountId.Length: > 0, Arn.Length: > 0 }, cancellationToken);
        return new(answer.AccountId!, answer.IdentityType ?? "", answer.Arn!, caller.Keys.Label) { Key = caller.Keys.Masked, Expires = caller.Keys.Expires };
    }

    /// <inheritdoc/>
    public async Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken)
    {
        var caller = Caller(account);
        try
        {
            var found = await AskAsync(caller, RoleCalls.Get(role), AnswerJson.Default.GetRoleAnswer, answer => RoleAnswers.IsWhole(answer, role), cancellationToken);
            var policies = AskAsync(caller, RoleCalls.Policies(role), AnswerJson.Default.PoliciesAnswer, RoleAnswers.IsWhole, cancellationToken);
            var tags = TagsAsync(caller, role, cancellationToken);
            await Task.WhenAll(policies, tags);
            return RoleAnswers.Role(new(account.Id.Value!, role), found.Role!, (await policies).Policies!.Policy!, await tags);
        }
        catch (CloudException exception) when (exception.Error?.Code is "EntityNotExist.Role")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ListedRole>> ListRolesAsync(Account account, string set, CancellationToken cancellationToken)
    {
        var caller = Caller(account);
        var roles = ImmutableArray.CreateBuilder<ListedRole>();
        var pages = new Pages();
        do
        {
            var page = await AskAsync(caller, RoleCalls.OfSet(set, pages.Next), AnswerJson.Default.RolesAnswer, RoleAnswers.IsWhole, cancellationToken, pages.Count);
            roles.AddRange(page.Roles!.Role!.Select(RoleAnswers.Listed));
            pages.Turn(page.Next);
        }
        while (pages.Next is not null);
        return roles.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<string> CarryOutAsync(Account account, string role, RoleAction action, Signals signals, Func<Task>? beforeAgain = null)
    {
        var body = await Caller(account).AnswerAsync(RoleCalls.For(role, action), _ => true, signals.Abort, new(beforeAgain, signals.Stop));
        return Answers.Text(body, "RequestId")!;
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

    private static async Task<List<TagAnswer>> TagsAsync(Caller caller, string role, CancellationToken cancellationToken)
    {
        var tags = new List<TagAnswer>();
        var pages = new Pages();
        do
        {
            var page = await AskAsync(caller, RoleCalls.TagsOf(role, pages.Next), AnswerJson.Default.TagsAnswer, RoleAnswers.IsWhole, cancellationToken, pages.Count);
            tags.AddRange(page.TagResources!);
            pages.Turn(page.NextToken);
        }
        while (pages.Next is not null);
        return tags;
    }

    private static async Task<T> AskAsync<T>(
        Caller caller, Call call, JsonTypeInfo<T> shape, Func<T, bool> isWhole, CancellationToken cancellationToken, Action<JsonElement>? onAnswer = null)
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
            cancellationToken);
        return read!;
    }

    private Caller Caller(Account account) => new(
        account.Name.Value!, _keys.Of(account), _transport, _gates.GetOrAdd(account.Name.Value!, _ => new(options.Clock, options.Timeout)), new(options.Clock, options.Jitter, options.OnRetry));

    /// <summary>
    /// Turns the pages of a listing. One that goes on and on, or in a circle, is no answer: what stands on the pages that never came would be overlooked.
    /// </summary>
    private sealed class Pages
    {
        // RAM keeps a thousand roles in an account unless more are asked for, and gives up to a thousand a page.
        private const int MostPages = 1000;
        private const long MostBytes = 32 << 20;

        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private long _bytes;

        public string? Next { get; private set; }

        /// <summary>Counts an answer, whole or not.</summary>
        public void Count(JsonElement answer) => _bytes += JsonMarshal.GetRawUtf8Value(answer).Length;

        public void Turn(string? token) => Next = string.IsNullOrEmpty(token) ? null
            : !_seen.Add(token) ? throw WithoutEnd("RAM lists the same page again and again")
            : _seen.Count >= MostPages || _bytes > MostBytes ? throw WithoutEnd("RAM lists more and more, without an end")
            : token;

        private static CloudException WithoutEnd(string message) => new(FailureKind.NoAnswer, message) { Instead = "a listing without an end" };
    }
}
