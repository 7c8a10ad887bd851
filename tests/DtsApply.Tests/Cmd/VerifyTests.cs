using System.Text.Json;
using DtsApply.Tests.Sandbox;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Each defect, planted in a live role of a sandbox, is found by its rule and by no other; and looking changes nothing.
/// </summary>
public static class VerifyTests
{
    private const string Root = "\"acs:ram::0000444455556666:root\"";
    private const string Dts = "\"0000444455556666@dts.aliyuncs.com\"";
    private const string Own = "\"0000111122223333@dts.aliyuncs.com\"";
    private const string Stranger = "0000999988887777";
    private static readonly (string Name, string Value) Role = ("RoleName", VerifyBench.Role);
    private static readonly string[] Reads =
    [
        "AssumeRole",
        "GetCallerIdentity",
        "GetRole",
        "ListPoliciesForRole",
        "ListRoles",
        "ListTagResources",
    ];

    // What is done behind the tool's back; then the rules, and the exit code.
    internal static readonly Dictionary<string, (Func<VerifyBench, Task> Plant, string Rules, int Code)> Defects = new(
        StringComparer.Ordinal
    )
    {
        ["nothing"] = (_ => Task.CompletedTask, "", 0),
        ["the trust in another text"] = (bench => TrustAsync(bench, Statement(Root), Statement("", Dts)), "", 0),
        ["DTS without an account"] = (bench => TrustAsync(bench, Statement(Root, Own)), "DTS508", 74),
        ["the role's own account entered twice"] = (
            bench => TrustAsync(bench, Statement("\"acs:ram::0000111122223333:root\"", Own)),
            "DTS508",
            74
        ),
        ["no DTS"] = (bench => TrustAsync(bench, Statement(Root)), "DTS510", 74),
        ["no identities"] = (bench => TrustAsync(bench, Statement("", Dts)), "DTS510", 74),
        ["another account as well"] = (
            bench =>
                TrustAsync(
                    bench,
                    Statement($"{Root},\"acs:ram::{Stranger}:root\"", $"{Dts},\"{Stranger}@dts.aliyuncs.com\"")
                ),
            "DTS509",
            74
        ),
        ["another account instead"] = (
            bench => TrustAsync(bench, Statement($"\"acs:ram::{Stranger}:root\"", $"\"{Stranger}@dts.aliyuncs.com\"")),
            "DTS509 DTS527",
            74
        ),
        ["a user as well"] = (
            bench => TrustAsync(bench, Statement($"{Root},\"acs:ram::{Stranger}:user/eve\"", Dts)),
            "DTS509",
            74
        ),
        ["another service as well"] = (
            bench => TrustAsync(bench, Statement(Root, $"{Dts},\"ecs.aliyuncs.com\"")),
            "DTS509",
            74
        ),
        ["a condition"] = (
            bench =>
                TrustAsync(
                    bench,
                    Statement(Root, Dts, more: ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"x\"}}")
                ),
            "DTS511",
            74
        ),
        ["a denial"] = (
            bench => TrustAsync(bench, Statement(Root, Dts), Statement(Root, effect: "Deny")),
            "DTS511",
            74
        ),
        ["no policy"] = (
            bench => bench.ChangeAsync("DetachPolicyFromRole", [Role, .. Policy("AliyunDTSRolePolicy")]),
            "DTS520",
            74
        ),
        ["another session"] = (
            bench => bench.ChangeAsync("UpdateRole", Role, ("NewMaxSessionDuration", "7200")),
            "DTS527",
            74
        ),
        ["another description"] = (
            bench => bench.ChangeAsync("UpdateRole", Role, ("NewDescription", "mine")),
            "DTS527",
            74
        ),
        ["a further policy"] = (
            bench => bench.ChangeAsync("AttachPolicyToRole", [Role, .. Policy("ReadOnlyAccess")]),
            "DTS507",
            0
        ),
        ["no tags"] = (
            bench =>
                bench.ChangeAsync(
                    "UntagResources",
                    ("ResourceType", "role"),
                    ("ResourceNames", $"[\"{VerifyBench.Role}\"]"),
                    ("TagKeys", "[\"dts-apply:managed-by\",\"dts-apply:set\"]")
                ),
            "DTS505",
            74
        ),
        ["another set"] = (bench => TagAsync(bench, VerifyBench.Role, "other"), "DTS506", 74),
        ["no role"] = (
            async bench =>
            {
                await bench.ChangeAsync("DetachPolicyFromRole", [Role, .. Policy("AliyunDTSRolePolicy")]);
                await bench.ChangeAsync("DeleteRole", Role);
            },
            "DTS519",
            74
        ),
        ["a role of the set that nobody declares"] = (
            async bench =>
            {
                await bench.ChangeAsync("CreateRole", ("RoleName", "old"), ("AssumeRolePolicyDocument", Bench.Trust));
                await TagAsync(bench, "old", "default");
            },
            "DTS522",
            0
        ),
        ["DTS not authorized"] = (
            async bench =>
            {
                (string, string) role = ("RoleName", "AliyunDTSDefaultRole");
                await bench.ChangeAsync("DetachPolicyFromRole", [role, .. Policy("AliyunDTSRolePolicy")]);
                await bench.ChangeAsync("DeleteRole", role);
            },
            "DTS503",
            0
        ),
        ["DTS authorized in part"] = (
            bench =>
                bench.ChangeAsync(
                    "DetachPolicyFromRole",
                    [("RoleName", "AliyunDTSDefaultRole"), .. Policy("AliyunDTSRolePolicy")]
                ),
            "DTS504",
            0
        ),
    };

    public static TheoryData<string> Names => [.. Defects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public static async Task A_defect_is_found_by_its_rule_and_by_no_other(string name)
    {
        using var bench = await VerifyBench.OpenAsync();
        var (plant, rules, code) = Defects[name];
        await plant(bench);
        var before = bench.State;

        using var run = bench.Run("verify", "-o", "json");

        Assert.Equal((rules, code), (string.Join(' ', Rules(run.Out)), run.Code));
        Assert.Empty(bench.Actions.Except(Reads));
        Assert.Equal(before, bench.State);
        var counts = rules is "DTS507" or "DTS522";
        using var strict = bench.Run("verify", "-q", "--strict");
        Assert.Equal((counts ? 74 : code), strict.Code);
        using var text = bench.Run("verify", "-q");
        Assert.Equal(rules is "" or "DTS503" or "DTS504", text.Out.StartsWith("verify: ok,", StringComparison.Ordinal));
        Assert.Equal(counts, text.Out.Contains("access beyond the manifests stands: 1", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Rules(string json)
    {
        var document = JsonDocument.Parse(json).RootElement;
        return document
            .GetProperty("roles")
            .EnumerateArray()
            .SelectMany(role => role.GetProperty("findings").EnumerateArray())
            .Concat(document.GetProperty("diagnostics").EnumerateArray())
            .Select(finding => finding.GetProperty("rule").GetString()!)
            .Where(rule => rule is not "DTS311")
            .Order(StringComparer.Ordinal);
    }

    private static string Statement(string ram, string service = "", string effect = "Allow", string more = "")
    {
        string[] principals =
        [
            .. ram.Length > 0 ? (string[])[$"\"RAM\":[{ram}]"] : [],
            .. service.Length > 0 ? (string[])[$"\"Service\":[{service}]"] : [],
        ];
        return $$"""{"Action":"sts:AssumeRole","Effect":"{{effect}}","Principal":{{{string.Join(
            ',',
            principals
        )}}}{{more}}}""";
    }

    private static Task TrustAsync(VerifyBench bench, params string[] statements) =>
        bench.ChangeAsync(
            "UpdateRole",
            Role,
            ("NewAssumeRolePolicyDocument", $$"""{"Statement":[{{string.Join(',', statements)}}],"Version":"1"}""")
        );

    private static Task TagAsync(VerifyBench bench, string role, string set) =>
        bench.ChangeAsync(
            "TagResources",
            ("ResourceType", "role"),
            ("ResourceNames", $"[\"{role}\"]"),
            (
                "Tag",
                $$"""[{"Key":"dts-apply:managed-by","Value":"dts-apply"},{"Key":"dts-apply:set","Value":"{{set}}"}]"""
            )
        );

    private static (string, string)[] Policy(string name) => [("PolicyName", name), ("PolicyType", "System")];
}
