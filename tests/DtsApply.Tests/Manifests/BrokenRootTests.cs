using CsCheck;
using DtsApply.Model;
using DtsApply.Rules;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>
/// A document whose root is in error, by a character that cannot stand there, an anchor or a tag, is in error for all
/// that read it.
/// </summary>
public static class BrokenRootTests
{
    private static readonly string[] Bodies =
    [
        Given.Account,
        Given.Task,
        "kind: Account\n",
        "kind: CrossAccountTask\n",
        "kind: Account\nspec: {accountId: 12, secret: abc, sts: 3, credentials: []}\nmetadata: {name: 3, labels: 4}\n",
        "kind: Account\nspec: 3\nmetadata: []\n",
        "kind: CrossAccountTask\nspec: {scenario: Bad, source: 3, task: [], destination: {account: A_B, role: "
            + "{name: \"x y\"}}}\nmetadata: {name: 3}\n",
        "knd: Account\nspec: {accountId: 12}\n",
        "apiVersion: v1\nkind: Other\n",
        "- a\n- b\n",
    ];

    public static TheoryData<string> Breakages =>
        [
            "\u0001x: 1\n",
            "\u0001",
            "--- &a\n",
            "--- !t\n",
            "--- !!map\n",
            "&a\n",
            "--- *a\n",
            "--- &a !t\n",
            "\"\u0001\": 1\n",
            "? \u0001\n: 1\n",
        ];

    [Theory]
    [MemberData(nameof(Breakages))]
    public static void What_breaks_the_root_is_told_and_nothing_else_of_the_document(string breakage)
    {
        foreach (var body in Bodies)
        {
            var set = Given.Text(breakage + body);
            var found = set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set)]);

            Assert.NotEmpty(found);
            Assert.All(found, d =>
                Assert.True(
                    d.Rule is RuleId.DTS003 or RuleId.DTS007 || !set.AllRead,
                    $"{breakage}{body}: {d.Rule} {d.Message}"
                )
            );
            Assert.All(found, d => Assert.Equal(Severity.Error, d.Severity));
        }
    }

    [Theory]
    [InlineData("\u0001x: 1\n")]
    [InlineData("--- &a\n")]
    [InlineData("--- !t\n")]
    public static void What_may_be_declared_in_it_is_not_missing_elsewhere(string breakage)
    {
        var set = Given.Text($"{breakage}{Given.Account}---\n{Given.Task}");

        Assert.DoesNotContain(ManifestRules.Check(set), d => d.Rule is RuleId.DTS201);
        Assert.Empty(set.Accounts);
        Assert.Single(set.Tasks);
    }

    [Fact]
    public static void Rules_take_whatever_a_broken_character_an_anchor_or_a_tag_at_any_place_leaves() =>
        Gen.Select(
                Gen.OneOf(Bodies),
                Gen.Int[0, 250],
                Gen.OneOf("\u0001", "&a ", "!t ", "*a", "\ufeff", "\u0001: 1\n", "{", "? "),
                Gen.OneOf(Bodies)
            )
            .Sample(
                (body, at, piece, other) =>
                {
                    var start = Math.Min(at, body.Length);
                    var set = Given.Text($"{body[..start]}{piece}{body[start..]}---\n{other}");
                    Assert.NotNull(set.Sorted([.. set.Diagnostics, .. ManifestRules.Check(set)]).ToString());
                },
                iter: 3000
            );
}
