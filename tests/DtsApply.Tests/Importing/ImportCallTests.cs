using DtsApply.Tests.Cmd;
using DtsApply.Tests.Sandbox;
using Xunit;

namespace DtsApply.Tests.Importing;

/// <summary>What it costs to find the roles for DTS among many others.</summary>
public static class ImportCallTests
{
    private const string Ecs =
        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["ecs.aliyuncs.com"]}}],"""
        + "\"Version\":\"1\"}";

    [Fact]
    public static async Task Of_a_hundred_roles_only_the_three_that_let_DTS_in_are_asked_for_more_than_their_trust()
    {
        using var bench = await VerifyBench.OpenAsync();
        foreach (var number in Enumerable.Range(1, 99))
        {
            await bench.ChangeAsync(
                "CreateRole",
                ("RoleName", FormattableString.Invariant($"r{number}")),
                ("AssumeRolePolicyDocument", number <= 2 ? Bench.Trust : Ecs)
            );
        }

        using var imported = bench.Run("import", "--account", "orders");

        Assert.True(imported.Code is 0, imported.Error);
        Assert.Contains("import: 2 roles for DTS written", imported.Error, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("GetCallerIdentity", 1),
                ("GetRole", 100),
                ("ListPoliciesForRole", 3),
                ("ListRoles", 1),
                ("ListTagResources", 3),
            ],
            bench
                .Actions.CountBy(action => action)
                .OrderBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => (count.Key, count.Value))
        );
    }
}
