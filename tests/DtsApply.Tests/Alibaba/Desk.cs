using System.Collections.Immutable;
using DtsApply.Alibaba;
using DtsApply.Alibaba.Credentials;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Tests.Alibaba;

/// <summary>The door with a scripted service behind it and a clock that only the test moves.</summary>
internal sealed class Desk(Service service, TimeSpan? timeout = null, AccessKey? keys = null) : IDisposable
{
    public static readonly Account Orders = Some.Account("orders", Some.Orders, new ProfileCredentials("orders"));
    public static readonly RoleAction Attach = new AttachPolicyToRole(Policy.Dts);
    private const string Role = "ram-for-dts";

    private readonly Lock _lock = new();
    private AlibabaCloud? _cloud;

    public Action? OnNotice { get; init; }

    public CancellationToken Stop { get; init; }

    public SteppedClock Clock { get; } = new();

    public List<RetryNotice> Notices { get; } = [];

    public AlibabaCloud Cloud =>
        _cloud ??= new(
            new(
                Clock,
                new(_ => null, "", "")
                {
                    Issued = _ => keys ?? new("LTAI5tExampleKeyId01", "secret") { Label = "profile orders" },
                },
                timeout ?? TimeSpan.FromMinutes(5)
            )
            {
                Handler = service,
                Jitter = () => 0.5,
                OnRetry = Notice,
            }
        );

    public Identity WhoAmI() => Clock.Run(() => Cloud.WhoAmIAsync(Orders, CancellationToken.None));

    public Role? Read() => Clock.Run(() => Cloud.ReadRoleAsync(Orders, Role, CancellationToken.None));

    public Role? ReadWhere(Predicate<TrustPolicy> onlyWhere) =>
        Clock.Run(() => Cloud.ReadRoleWhereAsync(Orders, Role, onlyWhere, CancellationToken.None));

    public ImmutableArray<ListedRole> List(string set) =>
        Clock.Run(() => Cloud.ListRolesAsync(Orders, set, CancellationToken.None));

    /// <summary>Carries out an action in an account that is proved already: nothing else is ever written to.</summary>
    public string CarryOut(RoleAction? action = null, Func<Task>? beforeAgain = null)
    {
        service.IsBefore = true;
        _ = WhoAmI();
        service.IsBefore = false;
        return Clock.Run(() =>
            Cloud.CarryOutAsync(Orders, Role, action ?? Attach, new(Stop, CancellationToken.None), beforeAgain)
        );
    }

    public void Dispose() => _cloud?.Dispose();

    private void Notice(RetryNotice notice)
    {
        lock (_lock)
        {
            Notices.Add(notice);
            OnNotice?.Invoke();
        }
    }
}
