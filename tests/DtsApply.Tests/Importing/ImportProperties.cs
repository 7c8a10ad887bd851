using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>What holds for the manifests of any roles.</summary>
public static class ImportProperties
{
    // An account of each type has roles, and the accounts that they trust are of one type, or of one that no one knows.
    private static readonly Dictionary<string, string> Names = new()
    {
        [Some.Orders] = "orders",
        [Some.Mart] = "account-9999999999999999",
        [Some.Stranger] = "registry",
    };

    private static readonly string[] Owners = [.. Names.Keys];

    private const string Declared = $$"""
        {{Import.Accounts}}
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: account-9999999999999999}
        spec: {accountId: "{{Some.Mart}}", type: Finance, credentials: {environment: MART} }
        ---
        apiVersion: dts-apply/v1
        kind: Account
        metadata: {name: registry}
        spec: {accountId: "{{Some.Stranger}}", type: Government, credentials: {environment: REGISTRY} }
        """;

    [Fact]
    public static void Roles_that_manifests_can_express_come_back_and_a_plan_changes_only_tags() =>
        LiveRoles
            .Sayable(Owners)
            .Sample(
                roles =>
                {
                    var text = Import.Run(Declared, roles).Text;
                    var changes = Import.Plan(text, roles);

                    Assert.Equal(roles.Select(role => role.Address).ToHashSet(), [.. changes.Select(c => c.Address)]);
                    Assert.All(changes, change =>
                    {
                        Assert.Null(change.Refusal);
                        Assert.NotNull(change.Before);
                        Assert.All(change.Actions, action => Assert.IsType<TagResources>(action));
                        Assert.Equal(change.Before.Trust, change.Wanted!.Role.Trust);
                    });
                },
                iter: 300
            );

    [Fact]
    public static void Whatever_the_roles_are_the_manifests_are_valid_and_every_role_is_accounted_for() =>
        LiveRoles
            .Any(Owners)
            .Sample(
                roles =>
                {
                    var imported = Import.Run(Declared, roles);
                    var read = Import.Load(imported.Text);

                    Assert.True(imported.Changes.IsEmpty || !read.HasErrors, imported.Text);
                    Assert.Equal(roles.Length, imported.Changes.Length + imported.Unwritten);
                    Assert.Equal(
                        roles
                            .Where(role => role.Trust.Principals.Any(IsOfAnAccount))
                            .Select(role => role.Address)
                            .ToHashSet(),
                        [.. imported.Changes.Select(change => change.Address)]
                    );
                    Assert.Equal(
                        Import.Plan(imported.Text, roles).Select(change => string.Join('\n', change.Actions)),
                        imported.Changes.Select(change => string.Join('\n', change.Actions))
                    );
                    Assert.All(roles, role => Assert.True(IsTold(imported, role), $"{role.Address}: {imported.Text}"));
                },
                iter: 300
            );

    [Fact]
    public static void Nothing_of_a_role_leaves_its_comment_or_its_value() =>
        LiveRoles
            .Any(Owners)
            .Sample(
                roles =>
                {
                    var text = Import.Run(Declared, roles).Text;
                    var lines = text.Split('\n');
                    var bare = string.Join('\n', lines.Where(line => !line.TrimStart().StartsWith('#')));

                    Assert.All(lines, line => Assert.Equal(TerminalEscape.Escape(line), line));
                    Assert.All(lines, line => Assert.False(RunnerCommands.AreIn(line), line));
                    Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("LTAI5tFake", text, StringComparison.Ordinal);
                    Assert.Equal(
                        Import.Load(text).Set.Tasks.Select(task => (task.Name.Value, task.Destination.Account.Value)),
                        Import.Load(bare).Set.Tasks.Select(task => (task.Name.Value, task.Destination.Account.Value))
                    );
                },
                iter: 300
            );

    [Fact]
    public static void The_order_of_accounts_and_roles_changes_nothing() =>
        LiveRoles
            .Any(Owners)
            .Sample(
                roles =>
                    Assert.Equal(
                        Import.Run(Declared, roles).Text,
                        Import
                            .Run(string.Join("\n---\n", Declared.Split("\n---\n").Reverse()), [.. roles.Reverse()])
                            .Text
                    ),
                iter: 100
            );

    [Fact]
    public static void Several_files_say_what_one_says() =>
        LiveRoles
            .Any(Owners)
            .Sample(
                roles =>
                {
                    var imported = Import.Run(Declared, roles);
                    var files = string.Join("---\n", imported.Files.Select(file => file.Text));

                    Assert.Equal(imported.Files.Length, imported.Files.Select(file => file.Name).Distinct().Count());
                    Assert.Equal(
                        Import.Plan(imported.Text, roles).Select(change => string.Join('\n', change.Actions)),
                        Import.Plan(files, roles).Select(change => string.Join('\n', change.Actions))
                    );
                },
                iter: 100
            );

    // A principal that DTS acts for, of a whole account ID other than the role's own, which RAM writes without it.
    private static bool IsOfAnAccount(Principal principal) =>
        principal.Value.Split('@') is [{ Length: 16 } id, "dts.aliyuncs.com"] && id.All(char.IsAsciiDigit);

    /// <summary>Whether a role is expressed whole, or something is said about what is not.</summary>
    private static bool IsTold(ImportedRoles imported, Role role)
    {
        var (account, name) = (Names[role.Address.AccountId], role.Address.Role);
        var change = imported.Changes.SingleOrDefault(change => change.Address == role.Address);
        return change is { Refusal: null } && change.Actions.All(action => action is TagResources)
            || imported.Findings.Any(finding => finding.Account == account && finding.Role == name);
    }
}
