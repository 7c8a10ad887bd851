using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Tests;

/// <summary>RAM and STS in a dictionary, with a log of the calls and a way to go wrong at any of them.</summary>
internal sealed partial class FakeCloud : ICloud
{
    private readonly ConcurrentDictionary<RoleAddress, Role> _roles = new();
    private int _calls;

    public ConcurrentQueue<string> Log { get; } = [];

    public IReadOnlyDictionary<RoleAddress, Role> Roles => _roles;

    /// <summary>
    /// Decides before each call, by its number from 1 and its name, whether it goes wrong: before it was carried out,
    /// after, or not.
    /// </summary>
    public Func<int, string, Mishap?> Trouble { get; set; } = (_, _) => null;

    /// <summary>The same, by the account's name.</summary>
    public Func<string, string, Mishap?> TroubleIn { get; set; } = (_, _) => null;

    /// <summary>The request ID of a write, by the number of its call.</summary>
    public Func<int, string> RequestId { get; init; } =
        number => string.Create(CultureInfo.InvariantCulture, $"7B1C2D3E-4F50-5A6B-8C7D-{number:D12}");

    /// <summary>Which account an account's credentials really belong to.</summary>
    public Func<Account, string> Whose { get; set; } = account => account.Id.Value!;

    /// <summary>Who an account is called as.</summary>
    public Func<Account, Identity>? Identify { get; init; }

    /// <summary>What RAM makes of a trust that it is sent.</summary>
    public Func<TrustPolicy, TrustPolicy> Stores { get; set; } = trust => trust;

    /// <summary>What a read shows of a role as it is; null is none.</summary>
    public Func<Role?, Role?> Shows { get; set; } = role => role;

    /// <summary>Called after every write, with all that is there.</summary>
    public Action<IReadOnlyDictionary<RoleAddress, Role>>? AfterWrite { get; set; }

    /// <summary>
    /// Whether a write is turned away because the run is to stop, by the token that it is given for that.
    /// </summary>
    public Func<CancellationToken, bool> GivesUp { get; set; } = _ => false;

    /// <summary>Called when a call is over, whatever came of it.</summary>
    public Action? Finished { get; set; }

    /// <summary>What listings show; null for what there is.</summary>
    public ImmutableArray<ListedRole>? Listed { get; init; }

    /// <summary>Whether DTS was never authorized in the accounts.</summary>
    public bool Unauthorized { get; init; }

    /// <summary>The role by which DTS is authorized in an account, where it is.</summary>
    public Func<Account, Role> Authorization { get; init; } = Authorized;

    public IEnumerable<string> Writes =>
        Log.Where(call => call.Split(' ')[0] is not ("WhoAmI" or "Read" or "List" or "Assume"));

    public FakeCloud With(params Role[] roles)
    {
        foreach (var role in roles)
        {
            _roles[role.Address] = role;
        }

        return this;
    }

    public void Remove(RoleAddress address) => _roles.TryRemove(address, out _);

    public string FindCredentials(Account account) => account.Credentials.Value?.Label ?? "the default chain";

    public Task<Identity> WhoAmIAsync(Account account, CancellationToken cancellationToken) =>
        CallAsync(
            account,
            $"WhoAmI {account.Name.Value}",
            () =>
                Identify?.Invoke(account)
                ?? new Identity(
                    Whose(account),
                    "RAMUser",
                    $"acs:ram::{Whose(account)}:user/dts-admin",
                    account.Credentials.Value?.Label ?? "the default chain"
                )
                {
                    Key = "AK LTAI…x7Qd",
                },
            cancellationToken
        );

    public Task<Role?> ReadRoleAsync(Account account, string role, CancellationToken cancellationToken) =>
        CallAsync(
            account,
            $"Read {role}",
            () =>
                role is not "AliyunDTSDefaultRole" ? Shows(_roles.GetValueOrDefault(new(account.Id.Value!, role)))
                : Unauthorized ? null
                : Authorization(account),
            cancellationToken
        );

    public async Task<Role?> ReadRoleWhereAsync(
        Account account,
        string role,
        Predicate<TrustPolicy> onlyWhere,
        CancellationToken cancellationToken
    ) => await ReadRoleAsync(account, role, cancellationToken) is { } read && onlyWhere(read.Trust) ? read : null;

    public Task<ImmutableArray<ListedRole>> ListRolesAsync(
        Account account,
        string? set,
        CancellationToken cancellationToken
    ) =>
        CallAsync(
            account,
            $"List {account.Name.Value}",
            () =>
                Listed
                ??
                [
                    .. _roles
                        .Values.Where(role => role.Address.AccountId == account.Id.Value)
                        .OrderBy(role => role.Address.Role, StringComparer.Ordinal)
                        .Select(role => new ListedRole(role.Address.Role, Ownership.SetOf(role), ShowsTags: true)),
                ],
            cancellationToken
        );

    public Task TryAssumeAsync(Account by, Account owner, string role, CancellationToken cancellationToken) =>
        CallAsync(by, $"Assume {role}", () => role, cancellationToken);

    public Task<string> CarryOutAsync(
        Account account,
        string role,
        RoleAction action,
        StopSignals signals,
        Func<Task>? beforeAgain = null
    ) =>
        CallAsync(
            account,
            $"{action.Op} {role}",
            () =>
            {
                _ = GivesUp(signals.Stop) ? throw Mishap.GivenUp.Exception : 0;
                Write(new(account.Id.Value!, role), action);
                AfterWrite?.Invoke(_roles);
                return RequestId(_calls);
            },
            signals.Abort
        );

    public static Role Authorized(Account account) =>
        new(
            new(account.Id.Value!, "AliyunDTSDefaultRole"),
            TrustPolicy.Parse(
                """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":"""
                    + """{"Service":["dts.aliyuncs.com"]}}],"Version":"1"}""",
                account.Id.Value!
            ),
            [Policy.Dts],
            "",
            3600,
            ImmutableSortedDictionary<string, string>.Empty
        );

    public static CloudException Refusal(string code) =>
        new(code is "NoPermission" ? FailureKind.Denied : FailureKind.Refused, $"RAM refused: {code}")
        {
            Error = new(code, "a text of the service", "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D", 400),
            Action = "AttachPolicyToRole",
        };

    private Task<T> CallAsync<T>(Account account, string call, Func<T> carryOut, CancellationToken abort)
    {
        Log.Enqueue(call);
        var mishap = Trouble(Interlocked.Increment(ref _calls), call) ?? TroubleIn(account.Name.Value!, call);
        if (abort.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(abort);
        }

        if (mishap is { After: false } before)
        {
            return Task.FromException<T>(before.Exception);
        }

        try
        {
            var answer = carryOut();
            Finished?.Invoke();
            if (abort.IsCancellationRequested)
            {
                // It was carried out, but nobody waits for the answer any more.
                return Task.FromCanceled<T>(abort);
            }

            return mishap is null ? Task.FromResult(answer) : Task.FromException<T>(mishap.Exception);
        }
        catch (CloudException exception)
        {
            return Task.FromException<T>(exception);
        }
    }
}
