using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Tests.Manifests;
using Xunit;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Rules;

/// <summary>Fences held against manifests, offline: each rule wrong and right.</summary>
public static class FenceRuleTests
{
    private const string Orders = "\"1646821763560001\"";
    private const string Lake = "\"1903774258810002\"";
    private const string Ops = "\"1288450937620003\"";

    /// <summary>A fence, the settings of the role of orders that trusts lake, and the rules that it breaks.</summary>
    public static TheoryData<string, string, string> Laws =>
        new()
        {
            { $"owners: [{Orders}]", "", "" },
            { $"owners: [{Lake}]", "", "DTS601" },
            { "owners: []", "", "DTS601" },
            { $"trusted: [{Lake}]", "", "" },
            { $"trusted: [{Orders}, {Ops}]", "", "DTS602" },
            { "trusted: []", "", "DTS602" },
            { $"pairs: [{{owner: {Orders}, trusted: [{Lake}]}}]", "", "" },
            { $"pairs: [{{owner: {Orders}, trusted: [{Ops}]}}]", "", "DTS603" },
            { $"pairs: [{{owner: {Orders}, trusted: [{Ops}]}}, {{owner: {Orders}, trusted: [{Lake}]}}]", "", "" },
            { $"pairs: [{{owner: {Lake}, trusted: [{Orders}]}}]", "", "DTS603" },
            { "pairs: []", "", "DTS603" },
            { "roleNames: [ram-for-dts]", "", "" },
            { "roleNames: [\"dts-*\"]", "name: dts-orders", "" },
            { "roleNames: [\"dts-*\"]", "name: DTS-orders", "DTS604" },
            { "roleNames: [RAM-FOR-DTS]", "", "DTS604" },
            { "roleNames: []", "", "DTS604" },
            { "sets: [\"def*\"]", "", "" },
            { "sets: [\"prod-*\"]", "", "DTS605" },
            { "sets: []", "", "DTS605" },
            { "policies: [AliyunVPCReadOnlyAccess]", "policies: [AliyunVPCReadOnlyAccess]", "" },
            { "policies: [aliyunvpcreadonlyaccess]", "policies: [AliyunVPCReadOnlyAccess]", "DTS606" },
            { "policies: []", "policies: [AliyunVPCReadOnlyAccess]", "DTS606" },
            { "policies: []", "", "" },
            { "maxSessionDuration: 7200", "maxSessionDuration: 7200", "" },
            { "maxSessionDuration: 3600", "maxSessionDuration: 7200", "DTS608" },
            { "maxSessionDuration: 3600", "", "" },
            { "forbid: [extraPoliciesAllow]", "extraPolicies: Allow", "DTS609" },
            { "forbid: [extraPoliciesAllow]", "extraPolicies: Remove", "" },
            { "forbid: [adopt, takeOver, prune]\nmaxRemovals: 0", "extraPolicies: Allow", "" },
            { $"requireProtect: [{Orders}]", "protect: true", "" },
            { $"requireProtect: [{Orders}]", "protect: false", "DTS613" },
            { $"requireProtect: [{Orders}]", "", "DTS613" },
            { $"requireProtect: [{Lake}]", "", "" },
            { $"requireUntil: [{Orders}]", "", "DTS614" },
            { $"requireUntil: [{Lake}]", "", "" },
            { "requireVerified: true", "", "DTS616" },
            { "owners: []\ntrusted: []\npairs: []\nsets: []", "", "DTS601 DTS602 DTS603 DTS605" },
        };

    [Theory]
    [MemberData(nameof(Laws))]
    public static void What_a_manifest_declares_is_held_to_the_fence(string spec, string role, string rules) =>
        Assert.Equal(rules, Numbers(spec, Manifests(role)));

    [Theory]
    [InlineData("[profile]", "{profile: orders}", "")]
    [InlineData("[profile]", "{environment: ORDERS}", "DTS607")]
    [InlineData("[environment]", "{environment: ORDERS}", "")]
    [InlineData("[profile]", "{assumeRole: {from: lake, role: r}}", "DTS607")]
    [InlineData("[assumeRole]", "{assumeRole: {from: lake, role: r}}", "")]
    [InlineData("[profile]", "{ambient: true}", "DTS607")]
    [InlineData("[ambient]", "{ambient: true}", "")]
    [InlineData("[ambient]", "", "")]
    [InlineData("[profile]", "", "DTS607")]
    [InlineData("[]", "{profile: orders}", "DTS607")]
    public static void Credentials_are_of_a_kind_that_the_fence_allows(
        string kinds,
        string credentials,
        string rules
    ) => Assert.Equal(rules, Numbers($"credentials: {kinds}", Manifests("", Credentials(credentials))));

    [Fact]
    public static void An_ended_task_gives_nothing_and_passes()
    {
        var text = Manifests("")
            .Replace("spec:\n  scenario", "spec:\n  until: \"2026-11-20\"\n  scenario", StringComparison.Ordinal);

        Assert.Equal("", Numbers($"owners: []\ntrusted: []\nrequireUntil: [{Orders}]", text));
        Assert.Equal(
            "DTS601",
            Numbers("owners: []", text.Replace("2026-11-20", "2026-11-23", StringComparison.Ordinal))
        );
    }

    [Fact]
    public static void A_task_that_ends_may_be_granted()
    {
        var text = Manifests("")
            .Replace("spec:\n  scenario", "spec:\n  until: \"2027-03-31\"\n  scenario", StringComparison.Ordinal);

        Assert.Equal("", Numbers($"requireUntil: [{Orders}]", text));
    }

    [Fact]
    public static void Whoever_shares_a_role_may_protect_it_for_all()
    {
        var shared = Checked
            .Task("CrossAccountSource", destination: "account: ops, database: MySQL")
            .Replace("name: t", "name: u", StringComparison.Ordinal);

        Assert.Equal("", Numbers($"requireProtect: [{Orders}]", Manifests("protect: true") + shared));
        Assert.Equal("DTS613", Numbers($"requireProtect: [{Orders}]", Manifests("") + shared));
    }

    [Theory]
    [InlineData("name: \"1903774258810002\"")]
    [InlineData("name: \"1903774258810002\", labels: {accountId: \"1903774258810002\", trusted: \"true\"}")]
    public static void A_name_or_a_label_is_never_an_ID(string metadata)
    {
        var text = Manifests("")
            .Replace("metadata: {name: lake}", $"metadata: {{{metadata}}}", StringComparison.Ordinal)
            .Replace("account: lake", "account: \"1903774258810002\"", StringComparison.Ordinal)
            .Replace(
                "accountId: \"1903774258810002\"\n",
                "accountId: \"1365520871940006\"\n",
                StringComparison.Ordinal
            );

        Assert.Equal("DTS602", Numbers($"trusted: [{Lake}]", text));
        Assert.Equal("", Numbers("trusted: [\"1365520871940006\"]", text));
    }

    [Fact]
    public static void Labels_that_are_taken_away_change_nothing()
    {
        var labelled = Manifests("")
            .Replace("{name: orders}", "{name: orders, labels: {team: a}}", StringComparison.Ordinal);

        Assert.Equal(Numbers("owners: []", labelled), Numbers("owners: []", Manifests("")));
    }

    [Fact]
    public static void Each_fence_says_its_own()
    {
        var (one, other) = (Read("owners: []"), Read($"owners: [{Lake}]\ntrusted: []", "finance"));

        Assert.Equal(
            [
                "fence platform lets no role be made or widened in account orders (1646821763560001)",
                "fence finance lets no role be made or widened in account orders (1646821763560001)",
                "fence finance lets no role trust account lake (1903774258810002)",
            ],
            FenceRules
                .Check([one, other], Given.Text(Manifests("")), "default", Some.Today)
                .Select(found => found.Message)
        );
    }

    [Fact]
    public static void A_help_offers_what_is_allowed_declared_accounts_first_and_never_more_than_seven()
    {
        var ids = Enumerable.Range(1, 9).Select(number => $"\"{number:D16}\"");
        var fence = Read($"trusted: [{string.Join(", ", ids)}, {Ops}]");
        var help = FenceRules.Check([fence], Given.Text(Manifests("")), "default", Some.Today).Single().Help;

        Assert.Equal(
            "create the task with account ops (1288450937620003), 0000000000000001, 0000000000000002, 0000000000000003, "
                + "0000000000000004, 0000000000000005, 0000000000000006 or 3 more, or ask whoever keeps the fence",
            help
        );
    }

    [Theory]
    [InlineData("ram-for-dt", "allowed: ram-for-dts, dts-*; did you mean ram-for-dts?")]
    [InlineData("other", "allowed: ram-for-dts, dts-*")]
    public static void The_nearest_name_is_offered(string name, string help)
    {
        var fence = Read("roleNames: [ram-for-dts, \"dts-*\"]");
        var found = FenceRules.Check([fence], Given.Text(Manifests($"name: {name}")), "default", Some.Today);

        Assert.Equal(help, found.Single().Help);
    }

    [Fact]
    public static void What_is_in_error_is_not_held_to_the_fence_too()
    {
        var text = Manifests("").Replace("\"1903774258810002\"", "\"19037\"", StringComparison.Ordinal);

        Assert.Equal("", Numbers("trusted: []", text));
    }

    private static string Numbers(string spec, string text)
    {
        var found = FenceRules.Check([Read(spec)], Given.Text(text), "default", Some.Today);
        Assert.All(found, problem =>
        {
            Assert.Equal(Severity.Error, problem.Severity);
            Assert.False(string.IsNullOrEmpty(problem.Help), problem.Message);
            Assert.Single(problem.Related);
            Assert.True(problem.Source is not null || problem.Rule is RuleId.DTS605, problem.Message);
        });
        return string.Join(' ', found.Select(problem => problem.Rule).Order());
    }

    private static string Credentials(string credentials) =>
        credentials.Length is 0 ? "" : $"  credentials: {credentials}\n";

    private static string Manifests(string role, string credentials = "  credentials: {profile: orders}\n") =>
        Checked.Account("orders", "1646821763560001", credentials)
        + Checked.Account("lake", "1903774258810002")
        + Checked.Account("ops", "1288450937620003")
        + Checked.Task("CrossAccountSource", source: $"account: orders, database: MySQL, role: {{{role}}}");
}
