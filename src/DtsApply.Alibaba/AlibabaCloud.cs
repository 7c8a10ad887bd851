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

/// <summary>The door to RAM and STS: signed OpenAPI calls, sent by a client of this project or by another.</summary>
public sealed class AlibabaCloud : ICloud, IDisposable
{
    private readonly CloudOptions _options;
    private readonly ITransport _transport;
    private readonly KeyResolver _keys;
    private readonly ConcurrentDictionary<string, AccountClient> _clients = new(StringComparer.Ordinal);
    private readonly Lockout _lockout = new();
    private readonly ClientParts _parts;
    private readonly Lazy<Dictionary<string, Account>> _accounts;

    /// <summary>The door whose calls the client of this project sends.</summary>
    /// <param name="options">How the service is reached.</param>
    public AlibabaCloud(CloudOptions options)
        : this(options, transport => new Transport(transport)) { }

    /// <summary>The door whose calls another client sends.</summary>
    /// <param name="options">How the service is reached.</param>
    /// <param name="connect">Makes that client.</param>
    internal AlibabaCloud(CloudOptions options, Func<TransportOptions, ITransport> connect)
    {
        _options = options;
        _transport = connect(new(options.Clock, options.Endpoint, options.Handler, options.UserAgent));
        _parts = new(_transport, new(options.Clock, options.Jitter, options.OnRetry), _lockout)
        {
            OnKey = options.OnKey,
        };
        _keys = new(options.Keys, options.Accounts, _parts.Retries);
        _accounts = new(() => options.Accounts.ToDictionary(account => account.Name.Value!, StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public string FindCredentials(Account account) => Client(account).FindCredentials().Label;

    /// <inheritdoc/>
    public Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken) =>
        Client(account).IdentifyAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken) =>
        new RoleReader(Client(account), role).ReadAsync(new(account.Id.Value!, role), cancellationToken);

    /// <inheritdoc/>
    public Task<Role?> ReadRoleWhereAsync(
        Account account,
        string role,
        Predicate<TrustPolicy> onlyWhere,
        CancellationToken cancellationToken
    ) => new RoleReader(Client(account), role, onlyWhere).ReadAsync(new(account.Id.Value!, role), cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ListedRole>> ListRolesAsync(
        Account account,
        string? set,
        CancellationToken cancellationToken
    )
    {
        var client = Client(account);
        var roles = ImmutableArray.CreateBuilder<ListedRole>();
        var pages = new Pages("ListRoles");
        do
        {
            var call = RoleCalls.List(set, pages.Next);
            var page = await client.AskAsync(
                call,
                AnswerJson.Default.RolesAnswer,
                RoleAnswers.IsWhole,
                cancellationToken,
                pages.Count
            );
            foreach (var role in page.Roles!.Role!)
            {
                client.Check("ListRoles", role.Arn);
                roles.Add(RoleAnswers.Listed(role));
            }

            pages.Turn(page.Next);
        } while (pages.Next is not null);
        return roles.ToImmutable();
    }

    /// <inheritdoc/>
    public Task TryAssumeAsync(Account by, Account owner, string role, CancellationToken cancellationToken) =>
        RoleTrial.RunAsync(Client(by), owner, role, cancellationToken);

    /// <inheritdoc/>
    public async Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    )
    {
        var client = Client(account);
        var call = RoleCalls.For(role, action);
        var again = new ResendOptions(beforeAgain, signals.Stop);
        var body = await client.WriteAsync(
            call,
            answer => RoleAnswers.IsWhole(answer, account.Id.Value!, role),
            again,
            signals.Abort
        );
        client.Check(call.Action, RoleAnswers.ArnOf(body));
        return ResponseReader.Text(body, "RequestId")!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        _keys.Dispose();
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    /// <summary>The calls of one account.</summary>
    internal AccountClient Client(Account account) =>
        _clients.GetOrAdd(account.Name.Value!, _ =>
            new(account, _parts, new(_options.Clock, _options.Timeout, _lockout), sessions =>
                _keys.Find(account, sessions, Through)
            )
        );

    /// <summary>The door of an account whose keys are used to assume roles in others.</summary>
    private AccountClient Through(string name) => Client(_accounts.Value[name]);
}
