using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>Texts that are no YAML: what is said of them, and what is still read.</summary>
public static class YamlSyntaxTests
{
    [Theory]
    [InlineData("a: 1\n\tb: 2\n", "DTS003 a tab cannot indent")]
    [InlineData("a:\n\tb: 2\n", "2:1-2:2 DTS003 a tab cannot indent")]
    [InlineData("a: \"open\nb: 1\n", "1:4-1:5 DTS003")]
    [InlineData("a: 'open\n---\nb: 1\n", "1:4-1:5 DTS003 the quote that opens here is not closed")]
    [InlineData("a: \"open", "1:4-1:5 DTS003 the quote that opens here is not closed")]
    [InlineData("a: [1, 2\nb: 3", "1:4-1:5 DTS003 the bracket that opens here is not closed")]
    [InlineData("a: {b: c\nd: {e: f}\n", "1:4-1:5 DTS003 the brace that opens here is not closed")]
    [InlineData("a: {b: '}', c: it's, d: [1, 2}\n", "1:25-1:26 DTS003 the bracket that opens here is not closed")]
    [InlineData("a: {\n", "1:4-1:5 DTS003 the brace that opens here is not closed")]
    [InlineData("a: 1\n---\nb: {c: d # }\n---\ne: }\n", "3:4-3:5 DTS003 the brace that opens here is not closed")]
    [InlineData("a: b: c\n", "1:5-1:6 DTS003 a colon cannot stand here")]
    [InlineData("a:b\nc: d\n", "1:2-1:3 DTS003 a space is missing after this colon")]
    [InlineData("a: 1\nb:c\nd: {e: f}\n", "2:2-2:3 DTS003 a space is missing after this colon")]
    [InlineData("a: @x\n", "1:4-1:5 DTS003 no text can begin with this character")]
    [InlineData("a: %x\n", "1:4-1:5 DTS003 no text can begin with this character")]
    [InlineData("a: \"b\\n\\q\"\n", "1:8-1:9 DTS003 this escape does not exist in double quotes")]
    [InlineData("- a\nb: 1\n", "DTS003")]
    [InlineData("a: 1\n- b\n", "DTS003")]
    [InlineData("%YAML 3.0\n---\na: 1\n", "DTS003 this version of YAML is not read")]
    [InlineData("a: x\0y\n", "1:5-1:6 DTS003 the character U+0000 cannot stand here")]
    [InlineData("a: \u001b[31m\n", "1:4-1:5 DTS003 the character U+001B cannot stand here")]
    [InlineData("a: 1\n\ufeffb: 2\n", "2:1-2:2 DTS003 a byte order mark cannot stand here")]
    [InlineData("a: \ufdd0\n", "1:4-1:5 DTS003 the character U+FDD0 cannot stand here")]
    public static void What_is_not_YAML_is_said_in_our_words(string text, string said)
    {
        var set = Given.Text(text);

        Assert.Contains(said, Given.Lines(set.Diagnostics), StringComparison.Ordinal);
        Assert.False(set.AllRead);
        Assert.Single(set.Diagnostics, d => d.Rule is RuleId.DTS003);
    }

    [Theory]
    [InlineData("apiVersion: dts-apply/v1\nkind: Account\naccessKeySecret: hunter2: x\n")]
    [InlineData("apiVersion: dts-apply/v1\nkind: Account\nspec: {accessKeySecret: hunter2: x}\n")]
    [InlineData("apiVersion: dts-apply/v1\nkind: Account\ncredentials: {profile: a} }\npassword:\n  hunter2: x: y\n")]
    [InlineData("apiVersion: dts-apply/v1\nkind: Account\nnote: \"a\" password: hunter2\n")]
    [InlineData("apiVersion: dts-apply/v1\nkind: Account\npassword:\n  hunter2\n x: y\n")]
    [InlineData("user: hunter2: x\n")]
    [InlineData("hunter2\nuser: x\n")]
    [InlineData("user: x\n\thunter2: x\n")]
    public static void A_help_shows_no_secret_and_nothing_of_a_file_that_is_not_ours(string text)
    {
        var all = Given.Text(text).Diagnostics;

        Assert.NotEmpty(all);
        Assert.All(all, d => Assert.DoesNotContain("hunter2", d.Message + d.Help, StringComparison.Ordinal));
    }

    [Fact]
    public static void Looking_for_what_mends_a_text_takes_no_longer_where_much_of_it_is_empty()
    {
        var deep = string.Concat(Enumerable.Range(0, 4_000).Select(n => $"  k{n}: b\n"));
        var text = Given.Account + new string('\n', 20_000) + deep + "\tb: c\n" + new string('\n', 3_000_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Contains(Given.Text(text).Diagnostics, d => d.Rule is RuleId.DTS003);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    [Theory]
    [InlineData("name: orders", "name: ord\0ers")]
    [InlineData("accountId", "account\0Id")]
    [InlineData("\"1646821763560001\"", "1646821763560001\0")]
    public static void A_character_that_cannot_stand_there_is_one_mistake(string right, string wrong) =>
        Assert.Equal(
            "DTS003",
            string.Join(
                ' ',
                Given
                    .Text(Given.Account.Replace(right, wrong, StringComparison.Ordinal))
                    .Diagnostics.Select(d => d.Rule)
            )
        );

    [Fact]
    public static void A_key_that_is_too_long_is_said_to_be_that()
    {
        var set = Given.Text(Given.Account + $"  {new string('x', 1025)}: 1\n  type: Public\n");

        Assert.Equal(
            "7:3-7:1028 DTS003 a key of more than 1024 characters cannot stand here",
            Given.Lines(set.Diagnostics)
        );
    }

    [Fact]
    public static void A_text_that_is_not_YAML_hides_no_other_document()
    {
        var set = Given.Text(
            $"{Given.Account}---\nbroken: "
                + $"[\n---\n{Given.Task.Replace("account: lake", "account: Lake", StringComparison.Ordinal)}---\nbroken: 'again\n"
        );

        Assert.Equal(
            "8:9-8:10 DTS003 20:14-20:18 DTS107",
            string.Join(
                ' ',
                set.Diagnostics.Select(d =>
                    $"{Given.Lines([d])[..(Given.Lines([d]).IndexOf("DTS", StringComparison.Ordinal) + 6)]}"
                )
            )
        );
        Assert.Equal((1, 1), (set.Accounts.Length, set.Tasks.Length));
    }
}
