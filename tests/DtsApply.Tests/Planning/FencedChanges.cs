using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Tests.Planning;

/// <summary>Changes that fences are held against, by what they do.</summary>
internal static class FencedChanges
{
    private static readonly Policy Admin = new("AdministratorAccess", Policy.System);
    private static readonly Role Made = Some.Live();

    /// <summary>The change that is called so.</summary>
    public static Change Change(string what)
    {
        var other = TrustPolicy.Trusting([Some.Stranger]);
        var denying = Trust(
            Allowing("RAM", $"acs:ram::{Some.Lake}:root"),
            Allowing("Service", $"{Some.Lake}@dts.aliyuncs.com"),
            """{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1365520871940006:root"]}}"""
        );
        return what switch
        {
            "create" => From(null),
            "create allowing" => From(null, Some.Settings(extra: ExtraPolicies.Allow)),
            "create with a policy" => From(null, Some.Settings(policies: ["AliyunVPCReadOnlyAccess"])),
            "create long" => From(null, Some.Settings(session: 7200)),
            "unchanged" => From(Made),
            "described" => From(Made with { Description = "another" }, Some.Settings(description: "mine")),
            "narrowed" => From(Made with { Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]) }),
            "swapped" => From(Made with { Trust = other }),
            "attached" => From(Made with { Policies = [] }),
            "protected" => From(Made, Some.Settings(protect: true)),
            "unprotected" => From(Protected(Made), Some.Settings(protect: false)),
            "widened" => From(Made with { Trust = TrustPolicy.Trusting([]) }),
            "widened long" => From(Made with { Trust = TrustPolicy.Trusting([]), MaxSessionDuration = 7200 }),
            "longer" => From(Made, Some.Settings(session: 7200)),
            "shorter" => From(Made with { MaxSessionDuration = 7200 }, Some.Settings(session: 3600)),
            "denial dropped" => From(Made with { Trust = denying }),
            "policy reaches someone" => From(
                Made with
                {
                    Trust = other,
                    Policies = [Policy.Dts, Admin],
                },
                Some.Settings(extra: ExtraPolicies.Allow)
            ),
            "adopted" => From(Made with { Tags = Made.Tags.Clear() }),
            "taken over" => From(Made with { Tags = Ownership.Tags("blue") }),
            "deleted" => RemovalPlanner.Destroy(Some.Wanted(), Made, Some.Consent),
            "pruned" => RemovalPlanner.Prune("orders", Made, Some.Consent)!,
            "ended" => Ended(),
            "emptied" => Undone(Made, Made with { Policies = [] }),
            "undone to a stranger" => Undone(Made, Made with { Trust = other }),
            "undone to a service" => Undone(Made, Made with { Trust = Trust(Allowing("Service", "ecs.aliyuncs.com")) }),
            "undone to a statement" => Undone(Made, Made with { Trust = Trust("""{"Effect":"Allow"}""") }),
            "undone to a policy" => Undone(Made, Made with { Policies = [Policy.Dts, Admin] }),
            _ => Undone(Made, null),
        };
    }

    private static Change From(Role? live, RoleSettings? role = null) =>
        RolePlanner.Plan(Some.Wanted(role), live, Some.Consent with { Adopt = true, TakeOver = "blue" }, Some.Names);

    private static Role Protected(Role role) => role with { Tags = role.Tags.Add(Ownership.ProtectTag, "true") };

    private static Change Ended()
    {
        var task = Some.Task() with { Until = Some.Given(Some.Friday) };
        var wanted = WantedRoles.Compile(Some.Accounts, [task], "default", Some.Today).Single();
        return Planner.Plan(wanted, Made, Some.Consent, Some.Names)!;
    }

    private static Change Undone(Role live, Role? before) =>
        new(live.Address, "orders", live, before, RolePlanner.Actions(live, before))
        {
            Undoes = new("20261122T020004Z-9c0e41d7", before, live),
        };

    private static string Allowing(string kind, string principal) =>
        $$$"""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"{{{kind}}}":["{{{principal}}}"]}}""";

    private static TrustPolicy Trust(params string[] statements) =>
        TrustPolicy.Parse($$"""{"Version":"1","Statement":[{{string.Join(',', statements)}}]}""", Some.Orders);
}
