using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using DtsApply.Model;
using DtsApply.Tests.Reporting;

namespace DtsApply.Tests.Importing;

/// <summary>Roles as people make them by hand, and as others leave them.</summary>
internal static class LiveRoles
{
    private const string Assume = "sts:AssumeRole";

    private static readonly string[] Names =
    [
        "ram-for-dts",
        "RAM.for.DTS",
        "ram.for-dts",
        "-",
        "1.5",
        "true",
        "null",
        new string('x', 64),
        $"{new string('x', 63)}.",
        "a--b",
    ];

    private static readonly string[] TrustedIds =
    [
        Some.Lake,
        Some.Ops,
        Some.Crm,
        "0000000000000007",
        "9999999999999999",
    ];

    private static readonly Gen<string?> Descriptions = Gen.OneOf<string?>(
        Gen.OneOf<string?>(
            null,
            "",
            "made by hand for the spring migration",
            "订单库 → 数据湖",
            "a: b # c",
            "- a",
            "true",
            "2026-01-01",
            "a\n---\nkind: Account",
            "x\u2028apiVersion: dts-apply/v1",
            "\u202egnp.exe",
            " edge ",
            "it's \"quoted\" \\ and {flow: [x]}",
            "password: hunter2",
            "LTAI5tFakeFakeFakeFakeFa",
            "##vso[task.setvariable variable=x]1",
            "::error::x",
            new('y', 1024),
            "\u0085\u0000\u001b[31m"
        ),
        HostileText.Any.Select(text => (string?)text)
    );

    private static readonly Gen<ImmutableSortedSet<Policy>> Policies = Gen.OneOf(
            Policy.VpcReadOnly,
            new("AdministratorAccess", Policy.System),
            new("AliyunVPCReadOnlyAccess", Policy.Custom),
            new("orders-oss", Policy.Custom)
        )
        .Array[0, 3]
        .Select(extra => (ImmutableSortedSet<Policy>)[Policy.Dts, .. extra]);

    private static readonly Gen<ImmutableSortedDictionary<string, string>> Tags = Gen.OneOf(
            (Ownership.ProtectTag, "true"),
            (Ownership.ProtectTag, ""),
            ("team", "commerce"),
            (Ownership.ManagedBy, "terraform"),
            (Ownership.SetTag, "default")
        )
        .Array[0, 3]
        .Select(tags =>
            tags.DistinctBy(tag => tag.Item1)
                .ToImmutableSortedDictionary(tag => tag.Item1, tag => tag.Item2, StringComparer.Ordinal)
        );

    private static readonly Gen<string[]> Trusted = Gen.OneOf(TrustedIds)
        .Array[1, 3]
        .Select(ids => ids.Distinct().ToArray());

    /// <summary>Statements about which a manifest has nothing to say, or not all.</summary>
    private static readonly Gen<string> Beyond = Gen.OneOf(
        Gen.OneOf(
            Statement(["dts.aliyuncs.com"], []),
            Statement(["1577309446120004@dts.aliyuncs.com"], []),
            Statement(["123@dts.aliyuncs.com", "1577309446120004@DTS.aliyuncs.com"], []),
            Statement(["ecs.aliyuncs.com"], ["acs:ram::1577309446120004:root"]),
            Statement([], ["acs:ram::1646821763560001:root"]),
            """{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::1903774258810002:user/x"}}""",
            """{"Effect":"Allow","Action":"sts:*","Principal":{"Service":"1903774258810002@dts.aliyuncs.com"}}""",
            """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}""",
            """
            {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"1288450937620003@dts.aliyuncs.com"},
             "Condition":{"StringEquals":{"sts:ExternalId":"x\nkind: Account\u2028# \u202e"}}}
            """
        ),
        HostileText.Any.Select(text => Statement([], [$"acs:ram::1:user/{text}"])),
        HostileText.Any.Select(text => Statement([$"{text}@dts.aliyuncs.com"], []))
    );

    /// <summary>Roles that manifests can express whole, names each once, in any of some accounts.</summary>
    public static Gen<Role[]> Sayable(params string[] owners) => Roles(owners, Gen.Const(() => (string[])[]));

    /// <summary>Roles of any kind.</summary>
    public static Gen<Role[]> Any(params string[] owners) => Roles(owners, Beyond.Array[0, 3]);

    private static Gen<Role[]> Roles(string[] owners, Gen<string[]> beyond) =>
        Gen.Select(
                Gen.OneOf(owners),
                Gen.OneOf(Names),
                Trusted,
                beyond,
                Gen.Select(Descriptions, Gen.Int[3600, 43200], Policies, Tags, Gen.Bool)
            )
            .Select((owner, name, trusted, more, rest) => Role(owner, name, trusted, more, rest))
            .Array[0, 6]
            .Select(roles => roles.DistinctBy(role => $"{role.Address}".ToLowerInvariant()).ToArray());

    private static Role Role(
        string owner,
        string name,
        string[] trusted,
        string[] beyond,
        (
            string? Description,
            int Session,
            ImmutableSortedSet<Policy> Policies,
            ImmutableSortedDictionary<string, string> Tags,
            bool Apart
        ) rest
    )
    {
        // The guide has one statement; who adds an account by hand makes another one.
        IEnumerable<string> own = rest.Apart
            ? trusted.Select(id => Statement([$"{id}@dts.aliyuncs.com"], [$"acs:ram::{id}:root"]))
            :
            [
                Statement(
                    [.. trusted.Select(id => $"{id}@dts.aliyuncs.com")],
                    [.. trusted.Select(id => $"acs:ram::{id}:root")]
                ),
            ];
        var document = $$"""{"Version":"1","Statement":[{{string.Join(',', own.Concat(beyond))}}]}""";
        return Import.Live(document, name, owner) with
        {
            Description = rest.Description,
            MaxSessionDuration = rest.Session,
            Policies = rest.Policies,
            Tags = rest.Tags,
        };
    }

    private static string Statement(string[] services, string[] ram) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["Effect"] = "Allow",
                ["Action"] = Assume,
                ["Principal"] = new Dictionary<string, string[]> { ["Service"] = services, ["RAM"] = ram },
            }
        );
}
