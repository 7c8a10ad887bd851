using System.Text.RegularExpressions;
using DtsApply.Model;
using DtsApply.Rules;
using Xunit;

namespace DtsApply.Tests.Rules;

public static partial class CatalogueTests
{
    public static TheoryData<string> Numbers => [.. RuleCatalogue.All.Select(rule => rule.Number)];

    public static TheoryData<string> WithExamples =>
        [.. RuleCatalogue.All.Where(rule => rule.Wrong is not null).Select(rule => rule.Number)];

    [Fact]
    public static void Code_and_catalogue_know_the_same_rules() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Number),
            Enum.GetValues<RuleId>().Where(rule => rule is not RuleId.None).Select(rule => rule.Code())
        );

    [Theory]
    [MemberData(nameof(WithExamples))]
    public static void The_wrong_example_is_found_wrong_and_the_right_one_right(string number)
    {
        var rule = RuleCatalogue.Find(number)!;

        var wrong = Checked.All(Manifest(rule.Wrong!)).Where(d => d.Rule.Code() == number).ToList();
        Assert.NotEmpty(wrong);
        Assert.All(wrong, d => Assert.Equal(rule.Severity, d.Severity));
        // Pieces that are about something else may leave the database out.
        Assert.DoesNotContain(Checked.All(Manifest(rule.Right!)), d =>
            d.Rule is not RuleId.DTS408 || number is "DTS408"
        );
    }

    [Fact]
    public static void Every_number_in_the_code_has_an_entry_and_every_entry_is_used()
    {
        var used = Directory
            .EnumerateFiles(Repo.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repo.PathOf("schemas"), "*.json"))
            .SelectMany(file => Number().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .ToHashSet();

        Assert.Equal(
            "",
            string.Join(' ', used.Except(RuleCatalogue.All.Select(rule => rule.Number)).Order(StringComparer.Ordinal))
        );
        Assert.Equal(
            "",
            string.Join(
                ' ',
                RuleCatalogue.All.Select(rule => rule.Number).Where(number => number[3] is not '5').Except(used)
            )
        );
    }

    /// <summary>What no piece of a manifest can show: files, bytes and sizes; a text of 1025 characters; a role that
    /// trusts 29 accounts; what depends on the day; what is asked before calls; live accounts; fences.</summary>
    [Fact]
    public static void Every_rule_that_a_manifest_can_break_has_examples() =>
        Assert.Equal(
            "DTS001 DTS002 DTS005 DTS006 DTS009 DTS115 DTS310 DTS314 DTS315 DTS316",
            string.Join(
                ' ',
                RuleCatalogue
                    .All.Where(rule => rule.Wrong is null && rule.Number[3] is not ('5' or '6'))
                    .Select(rule => rule.Number)
            )
        );

    [Fact]
    public static void The_table_of_the_README_is_made_from_the_catalogue()
    {
        var rows = RuleCatalogue
            .All.GroupBy(rule => rule.Number[3])
            .Select(rules =>
                $"| {rules.Key}xx | {string.Join("<br>", rules.Select(rule => $"{rule.Number} {rule.Title}"))} |\n"
            );

        Golden.MatchesPart(
            $"\n| | |\n|---|---|\n{string.Concat(rows)}\n",
            Repo.PathOf("README.md"),
            "<!-- from src/DtsApply/Rules/rules.md, kept by a test -->\n",
            "</details>"
        );
    }

    [Fact]
    public static void A_rule_that_no_example_puts_right_says_what_to_do() =>
        Assert.All(RuleCatalogue.All.Where(rule => rule.Right is null), rule =>
            Assert.True(rule.Help.EndsWith('.') && rule.Help.Length > 20, rule.Number)
        );

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void A_page_fits_80_columns(string number)
    {
        using var text = new StringWriter();
        Assert.Null(
            DtsApply.Reporting.Explaining.Explanation.Draw(
                new(text, DtsApply.Reporting.Screen.Palette.None, 80),
                number
            )
        );

        Assert.All(text.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public static void Every_entry_says_what_why_and_where_from()
    {
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Number).Order(StringComparer.Ordinal).Distinct(),
            RuleCatalogue.All.Select(rule => rule.Number)
        );
        Assert.All(RuleCatalogue.All, rule =>
        {
            Assert.True(rule.Title.Length is > 5 and < 80, rule.Number);
            Assert.True(rule.Why.EndsWith('.'), rule.Number);
            Assert.True(rule.From.Length > 0, rule.Number);
            Assert.Equal(rule.Wrong is null, rule.Right is null);
        });
    }

    /// <summary>A piece of a spec is put into a manifest that is right otherwise.</summary>
    private static string Manifest(Example example)
    {
        var orders = Checked.Account("orders", "1646821763560001");
        var task = Checked.Task("CrossAccountSource", destination: "account: lake");
        var others = Checked.Account("lake", "1903774258810002") + Checked.Account("ops", "1288450937620003");
        return example.Of switch
        {
            "file" => example.Text,
            "account" => With(orders, example.Text) + others + task,
            _ => orders + others + With(task, example.Text),
        };
    }

    // YAML takes the last line of a JSON text as its own; a key of the piece replaces the one of the manifest, deeply
    // for groups.
    private static string With(string manifest, string piece)
    {
        var lines = manifest.Split('\n').ToList();
        var merged = piece;
        foreach (
            var line in lines
                .SkipWhile(line => line != "spec:")
                .Skip(1)
                .Where(line => line.Trim().Length > 0)
                .Select(line => line[2..])
        )
        {
            var key = line.Split(':')[0];
            if (!merged.Split('\n').Any(own => own.StartsWith(key + ":", StringComparison.Ordinal)))
            {
                merged += "\n" + line;
            }
            else if (key is "source" or "destination" && !piece.Contains("account:", StringComparison.Ordinal))
            {
                merged = Inner(merged, key);
            }
        }

        return string.Join('\n', lines.TakeWhile(line => line != "spec:"))
            + "\nspec:\n"
            + string.Concat(merged.Split('\n').Select(line => $"  {line}\n"));
    }

    private static string Inner(string merged, string key)
    {
        var account = key is "source" ? "orders" : "lake";
        return merged.Contains($"{key}: {{", StringComparison.Ordinal)
            ? merged.Replace($"{key}: {{", $"{key}: {{account: {account}, ", StringComparison.Ordinal)
            : merged.Replace($"{key}:\n", $"{key}:\n  account: {account}\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("DTS[0-9]{3}(?![0-9x])")]
    private static partial Regex Number();
}
