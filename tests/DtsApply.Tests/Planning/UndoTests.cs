using System.Collections.Immutable;
using DtsApply.Applying.Journals;
using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>The laws of the way back: what a run did goes, where the role is still as that run left it.</summary>
public static class UndoTests
{
    private const string RunId = "20261123T140307Z-1ff65b53";
    private static readonly Role Ours = Some.Live();
    private static readonly Role ByHand = Ours with { Tags = ImmutableSortedDictionary<string, string>.Empty };

    [Fact]
    public static void A_role_that_the_run_made_is_deleted() =>
        Assert.Equal("DetachPolicyFromRole, DeleteRole", Writes(Plan(Past(null, Ours), Ours)));

    [Fact]
    public static void A_role_that_the_run_deleted_is_made_anew_as_it_was()
    {
        var change = Plan(Past(Ours, null), live: null);

        Assert.Equal("CreateRole, AttachPolicyToRole", Writes(change));
        Assert.Equal(
            (null, Ours.Trust, Ours.Description, Ours.MaxSessionDuration),
            (change.After!.Id, change.After.Trust, change.After.Description, change.After.MaxSessionDuration)
        );
        Assert.Equal(Ours.Tags, change.After.Tags);
    }

    [Fact]
    public static void A_role_that_the_run_took_over_loses_its_tags_again_last_of_all() =>
        Assert.Equal("UntagResources", Writes(Plan(Past(ByHand, Ours), Ours)));

    [Fact]
    public static void Taking_away_comes_before_giving()
    {
        var extra = new Policy("ReadOnlyAccess", Policy.System);
        var before = ByHand with { Trust = TrustPolicy.Trusting([Some.Stranger]), Policies = [extra] };

        Assert.Equal(
            "DetachPolicyFromRole, UpdateRole, AttachPolicyToRole, UntagResources",
            Writes(Plan(Past(before, Ours), Ours))
        );
    }

    public static TheoryData<string> Changed =>
        ["trust", "policy", "description", "session", "tags", "made anew", "deleted"];

    [Theory]
    [MemberData(nameof(Changed))]
    public static void A_role_that_someone_changed_since_is_refused_and_nothing_is_planned_for_it(string what)
    {
        var live = what switch
        {
            "trust" => Ours with { Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]) },
            "policy" => Ours with { Policies = [] },
            "description" => Ours with { Description = "mine now" },
            "session" => Ours with { MaxSessionDuration = 7200 },
            "tags" => Ours with { Tags = Ours.Tags.Add("team", "shop") },
            "made anew" => Ours with { Id = "300475092111787594" },
            _ => null,
        };
        var change = Plan(Past(ByHand, Ours), live);

        Assert.Equal((RuleId.DTS534, ""), (change.Refusal!.Rule, Writes(change)));
        Assert.Equal(live, change.After);
    }

    [Fact]
    public static void A_role_that_is_as_before_already_is_left_alone() =>
        Assert.Equal(
            (null, ChangeKind.Unchanged),
            (Plan(Past(ByHand, Ours), ByHand).Refusal, Plan(Past(ByHand, Ours), ByHand).Kind)
        );

    [Fact]
    public static void A_role_that_was_deleted_and_is_there_again_as_it_was_is_left_alone() =>
        Assert.Equal(ChangeKind.Unchanged, Plan(Past(Ours, null), Ours with { Id = "300475092111787594" }).Kind);

    public static TheoryData<string, bool> Trusts =>
        new()
        {
            { """{"RAM":["acs:ram::1903774258810002:root"]}""", true },
            { """{"Service":["1903774258810002@dts.aliyuncs.com"]}""", true },
            { """{"Service":["dts.aliyuncs.com"]}""", true },
            { """{"RAM":["acs:ram::1903774258810002:user/eve"]}""", false },
            { """{"RAM":["acs:ram::1903774258810002:role/eve"]}""", false },
            { """{"RAM":["*"]}""", false },
            { """{"Service":["ecs.aliyuncs.com"]}""", false },
            { """{"Federated":["acs:ram::1903774258810002:saml-provider/eve"]}""", false },
            { """{"RAM":["acs:ram::1903774258810002:root"]},"Condition":{"Bool":{"acs:MFAPresent":"true"}}""", false },
        };

    [Theory]
    [MemberData(nameof(Trusts))]
    public static void Only_accounts_and_DTS_come_back_without_being_agreed_to(string principal, bool plain)
    {
        var trust =
            "{\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":"
            + principal
            + "}],\"Version\":\"1\"}";
        var before = Ours with { Trust = TrustPolicy.Parse(trust, Some.Orders) };
        var past = Past(before, Ours);

        Assert.Equal(plain ? null : RuleId.DTS537, Plan(past, Ours).Refusal?.Rule);
        Assert.Equal("UpdateRole", Writes(Plan(past, Ours)));
        Assert.Null(Plan(past, Ours, adopt: true).Refusal);
        Assert.Null(Plan(Past(Ours, before), before).Refusal);
    }

    [Fact]
    public static void A_description_that_was_empty_stays_as_it_is_and_that_is_said()
    {
        var change = Plan(Past(ByHand with { Description = "" }, Ours), Ours);

        Assert.Equal(("UntagResources", Ours.Description), (Writes(change), change.After!.Description));
        Assert.Contains("its description stays", Assert.Single(change.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Many_removals_at_once_must_be_meant()
    {
        var roles = Enumerable.Range(0, 5).Select(index => Ours with { Address = new(Some.Orders, $"role-{index}") });
        PastRole[] past = [.. roles.Select(role => Past(null, role))];
        var plan = Whole(past, [.. roles], Some.Consent);

        Assert.Equal((RuleId.DTS513, ExitCode.Refused), (plan.Refusal!.Rule, plan.Code));
        Assert.Equal("if it is meant: --allow-removals 5", plan.Refusal.Help);
        Assert.Equal(ExitCode.Done, Whole(past, [.. roles], Some.Consent with { AllowRemovals = 5 }).Code);
    }

    [Theory]
    [InlineData(Status.Done, "after")]
    [InlineData(Status.Failed, "before")]
    [InlineData(Status.Unknown, "before or after")]
    public static void A_lost_answer_is_settled_by_reading(Status status, string left)
    {
        var before = Ours with { MaxSessionDuration = 7200 };
        var update = new UpdateRole(Ours.Trust, Ours.Description!, 3600);
        var role = new JournalRole(
            "orders",
            Ours.Address,
            before,
            Ours,
            [new("UpdateRole", status, null) { Action = update }],
            null
        );
        var states = PastRuns.From(Run(role), []).Roles.SelectMany(past => past.Left).ToList();

        // A run that wrote nothing to a role has nothing to take back from it.
        Assert.Equal(
            left switch
            {
                "before" => [],
                "after" => [3600],
                _ => [7200, 3600],
            },
            states.Select(state => state!.MaxSessionDuration!.Value)
        );
    }

    [Fact]
    public static void A_write_that_was_taken_and_not_to_be_seen_in_time_may_hold_or_not()
    {
        var before = Ours with { MaxSessionDuration = 7200 };
        JournalWrite write = new("UpdateRole", Status.Done, null)
        {
            Action = new UpdateRole(Ours.Trust, Ours.Description!, 3600),
        };
        var role = new JournalRole("orders", Ours.Address, before, Ours, [write], null)
        {
            End = new(ExitCode.Verification, "not to be seen", [new("UpdateRole", Status.Unknown, null, null)]),
        };
        var past = PastRuns.From(Run(role), []).Roles.Single();

        Assert.Equal(ChangeKind.Unchanged, Plan(past, before).Kind);
        Assert.Equal("UpdateRole", Writes(Plan(past, Ours)));
        Assert.Equal(RuleId.DTS534, Plan(past, Ours with { MaxSessionDuration = 4000 }).Refusal!.Rule);
    }

    [Fact]
    public static void A_write_of_a_later_version_can_be_taken_back_by_no_one()
    {
        var role = new JournalRole("orders", Ours.Address, ByHand, Ours, [new("Other", Status.Done, null)], null);

        Assert.Equal(RuleId.DTS534, Plan(PastRuns.From(Run(role), []).Roles.Single(), Ours).Refusal!.Rule);
    }

    private static JournalRun Run(JournalRole role) =>
        new(RunId, "0.1.0", "apply", "default", Target.Cloud, default, [], [role], 0);

    private static PastRole Past(Role? before, Role? left) => new("orders", (before ?? left)!.Address, before, [left]);

    private static Change Plan(PastRole past, Role? live, bool adopt = false) =>
        Whole([past], [live], Some.Consent with { Adopt = adopt }).Changes.Single();

    private static Plan Whole(PastRole[] past, Role?[] live, Consent consent)
    {
        var account = Some.Accounts.Single(account => account.Name.Value is "orders");
        return UndoPlanner.Plan(
            new(RunId, "default", Target.Cloud, Some.Accounts, [.. past]),
            new([
                new(account, IsVerified: true)
                {
                    Roles = [.. past.Zip(live, (role, now) => new LiveRole(role.Address.Role, now))],
                },
            ]),
            consent
        );
    }

    private static string Writes(Change change) => string.Join(", ", change.Actions.Select(action => action.Op));
}
