using System.Collections.Immutable;
using System.Text;
using DtsApply.Live;
using DtsApply.Manifests.Files;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>Imports roles of a cloud in memory, and plans what came of it as anyone would.</summary>
internal static class Import
{
    /// <summary>An account to read, one that is declared beside it, and no task.</summary>
    public const string Accounts = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: orders}
        spec: {accountId: "1646821763560001", credentials: {profile: orders}}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: lake}
        spec: {accountId: "1903774258810002"}
        """;

    /// <summary>The manifests of the roles.</summary>
    public static ImportedRoles Run(string declared, params Role[] roles) => Run(declared, [], roles);

    /// <summary>The manifests of the roles in some accounts, by name.</summary>
    public static ImportedRoles Run(string declared, string[] names, params Role[] roles) =>
        Assert.IsType<ImportedRoles>(Prepare(declared, names, new FakeCloud().With(roles)));

    /// <summary>What came of it, whatever it is.</summary>
    public static Preparation Prepare(string declared, string[] names, ICloudReader cloud) =>
        ImportRoles
            .RunAsync(
                new(
                    new(new([ManifestPaths.StandardInput], Recursive: false), Bytes(declared), Some.Today),
                    new([.. names], []),
                    new(Target.Cloud, IsLoopback: false, Parallelism: 4),
                    Some.Consent,
                    Destroys: false
                ),
                new Sources(cloud),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();

    /// <summary>Manifests, read by the schema and all rules.</summary>
    public static LoadedManifests Load(string text) =>
        LoadManifests.Run(
            new(new([ManifestPaths.StandardInput], Recursive: false), Bytes(text), Some.Today),
            CancellationToken.None
        );

    /// <summary>What a plan of manifests changes at live roles, with consent to adopt.</summary>
    public static ImmutableArray<Change> Plan(string text, IEnumerable<Role> live)
    {
        var set = Load(text).Set;
        var names = new DtsApply.Messages.AccountNames(set.Accounts);
        var there = live.ToDictionary(role => role.Address);
        return
        [
            .. WantedRoles
                .Compile(set.Accounts, set.Tasks, "default")
                .Select(wanted =>
                    RolePlanner.Plan(
                        wanted,
                        there.GetValueOrDefault(wanted.Role.Address),
                        new("default", Adopt: true),
                        names
                    )
                ),
        ];
    }

    /// <summary>A live role with that trust policy.</summary>
    public static Role Live(string trust, string name = "ram-for-dts", string owner = Some.Orders) =>
        new(
            new(owner, name),
            TrustPolicy.Parse(trust, owner),
            [Policy.Dts],
            "",
            3600,
            ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
        );

    /// <summary>A live role as the guide makes it.</summary>
    public static Role Trusting(string[] accounts, string name = "ram-for-dts", string owner = Some.Orders) =>
        Live(TrustPolicy.Trusting(accounts).Text, name, owner);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Sources(ICloudReader cloud) : IReadingSources, IReadingProgress
    {
        public Task<bool> AgreesToAsync(string host) => Task.FromResult(false);

        public Task<ICloudReader> ConnectToReadAsync(ImmutableArray<Account> accounts) => Task.FromResult(cloud);

        public IReadingProgress ShowReading(int accounts) => this;

        public void OnAccount(string account) { }

        public void Dispose() { }
    }
}
