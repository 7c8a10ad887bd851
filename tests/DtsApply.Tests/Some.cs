using System.Collections.Immutable;
using DtsApply.Alibaba.Credentials;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;

namespace DtsApply.Tests;

/// <summary>
/// Unimportant values that look unimportant: the accounts of the screens, and the roles between them.
/// </summary>
internal static class Some
{
    public const string Orders = "1646821763560001";
    public const string Lake = "1903774258810002";
    public const string Ops = "1288450937620003";
    public const string Crm = "1577309446120004";
    public const string Mart = "1749062835510005";
    public const string Stranger = "1365520871940006";

    public static readonly ImmutableArray<Account> Accounts =
    [
        Account("crm", Crm, new ProfileCredentials("crm")),
        Account("lake", Lake),
        Account("mart", Mart, new EnvironmentCredentials("MART")),
        Account("ops", Ops),
        Account("orders", Orders, new ProfileCredentials("orders")),
    ];

    public static readonly AccountNames Names = new(Accounts);

    public static readonly Consent Consent = new("default");

    /// <summary>The day of the screens, a Monday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>The Friday before.</summary>
    public static readonly DateOnly Friday = new(2026, 11, 20);

    public static Account Account(string name, string id, Credentials? credentials = null) =>
        new(
            Given(name),
            Given(id),
            Given(AccountType.Public),
            credentials is null ? LeftOut<Credentials>() : Given(credentials),
            null,
            ImmutableSortedDictionary<string, string>.Empty
        );

    /// <summary>The key that written credentials of account orders give.</summary>
    public static AccessKey Key(KeyPlaces places, Credentials? credentials)
    {
        using var keys = new KeyResolver(places, [], new(TimeProvider.System, () => 0.5, null));
        var source = keys.Find(Account("orders", Orders, credentials), null!, null!);
        return source.FetchAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public static CrossAccountTask Task(
        string name = "orders-to-lake",
        string source = "orders",
        string destination = "lake",
        RoleSettings? role = null
    ) =>
        new(
            Given(name),
            Given(Scenario.CrossAccountSource),
            Given(TaskType.Synchronization),
            Given(Direction.OneWay),
            LeftOut<string>(),
            Side(SideName.Source, source, role),
            Side(SideName.Destination, destination, null)
        );

    public static CrossAccountTask BothTask() =>
        new(
            Given("crm-to-mart"),
            Given(Scenario.CrossAccountSourceAndDestination),
            Given(TaskType.Synchronization),
            Given(Direction.OneWay),
            Given("ops"),
            Side(SideName.Source, "crm", null) with
            {
                Place = new("crm.yaml", 34, 3, 34, 9),
            },
            Side(SideName.Destination, "mart", null) with
            {
                Place = new("crm.yaml", 37, 3, 37, 14),
            }
        );

    public static RoleSettings Settings(
        string? name = null,
        string? description = null,
        int? session = null,
        ExtraPolicies? extra = null,
        bool? protect = null,
        string[]? policies = null
    ) =>
        new(
            Place(28, 5),
            Maybe(name, RoleSettings.DefaultName),
            Maybe(description, null),
            session is { } s ? Given(s) : LeftOut<int>(),
            extra is { } e ? Given(e) : LeftOut<ExtraPolicies>(),
            protect is { } p ? Given(p) : LeftOut<bool>()
        )
        {
            Policies = policies is null
                ? LeftOut<ImmutableSortedSet<string>>()
                : Given<ImmutableSortedSet<string>>([.. policies]),
        };

    public static WantedRole Wanted(RoleSettings? role = null) =>
        WantedRoles.Compile(Accounts, [Task(role: role)], "default").Single();

    /// <summary>The role of <see cref="Wanted"/> as it is once it was made.</summary>
    public static Role Live(RoleSettings? role = null) =>
        RolePlanner.Plan(Wanted(role), null, Consent, Names).After! with
        {
            Id = "300475092111787593",
            Created = "2024-03-11T08:00:00Z",
            Updated = "2024-03-11T08:00:00Z",
        };

    public static PlanRequest Request(params CrossAccountTask[] tasks) =>
        new(Target.Cloud, Accounts, WantedRoles.Compile(Accounts, tasks, "default", Today), Consent) { Today = Today };

    /// <summary>What RAM makes of a trust in lake where it takes lake for the role's own account.</summary>
    public static TrustPolicy Collapsed { get; } =
        new([Principal.RootOf(Lake), new(PrincipalKind.Service, Principal.DtsService)], [], null);

    public static Field<T> Given<T>(T value) => new(value, Place(1, 1), FieldState.Given);

    public static Field<T> LeftOut<T>() => new(default, Place(1, 1), FieldState.LeftOut);

    private static Side Side(SideName name, string account, RoleSettings? role) =>
        new(
            name,
            Place(name is SideName.Source ? 24 : 30, 3),
            Given(account),
            Given("MySQL"),
            Given("Alibaba Cloud Instance"),
            LeftOut<string>(),
            role
        );

    private static Field<string> Maybe(string? value, string? otherwise) =>
        value is null ? LeftOut<string>() with { Value = otherwise } : Given(value);

    private static SourceSpan Place(int line, int column) => new("orders.yaml", line, column, line, column + 6);
}
