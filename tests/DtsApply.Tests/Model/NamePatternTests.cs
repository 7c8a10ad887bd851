using CsCheck;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Model;

public static class NamePatternTests
{
    private static readonly Gen<string> Short = Gen.String[Gen.Char["ab*."], 0, 5];
    private static readonly Gen<string> Name = Gen.String[Gen.Char["ab."], 0, 5];

    [Theory]
    [InlineData("ram-for-dts", "ram-for-dts", true)]
    [InlineData("ram-for-dts", "RAM-for-dts", false)]
    [InlineData("ram-for-dts", "ram-for-dts2", false)]
    [InlineData("dts-*", "dts-", true)]
    [InlineData("dts-*", "dts-orders", true)]
    [InlineData("dts-*", "xdts-orders", false)]
    [InlineData("dts-*", "DTS-orders", false)]
    [InlineData("*-prod", "a-prod-b", false)]
    [InlineData("a*b*c", "aXbXbXc", true)]
    [InlineData("a*b*c", "acb", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "a", true)]
    [InlineData("", "a", false)]
    [InlineData("dts-*", "dts‐orders", false)]
    public static void A_star_is_any_run_of_characters_and_nothing_else_is_special(
        string pattern,
        string name,
        bool fits
    ) => Assert.Equal(fits, NamePattern.Fits(pattern, name));

    [Fact]
    public static void Patterns_fit_as_they_are_defined() =>
        Gen.Select(Short, Name).Sample((pattern, name) => NamePattern.Fits(pattern, name) == Defined(pattern, name));

    [Fact]
    public static void Two_patterns_meet_where_any_name_fits_both() =>
        Gen.Select(Short, Short, Name)
            .Sample(
                (one, other, name) =>
                    NamePattern.Meet(one, other) == NamePattern.Meet(other, one)
                    && (!(Defined(one, name) && Defined(other, name)) || NamePattern.Meet(one, other))
            );

    [Theory]
    [InlineData("prod-*", "*-eu", true)]
    [InlineData("prod-*", "dev-*", false)]
    [InlineData("a*", "*b", true)]
    [InlineData("a*c", "a*b", false)]
    [InlineData("ab", "a*", true)]
    [InlineData("*", "", true)]
    [InlineData("a", "", false)]
    public static void They_meet_or_they_do_not(string one, string other, bool meet) =>
        Assert.Equal(meet, NamePattern.Meet(one, other));

    private static bool Defined(string pattern, string name) =>
        pattern.Length is 0 ? name.Length is 0
        : pattern[0] is '*' ? Enumerable.Range(0, name.Length + 1).Any(taken => Defined(pattern[1..], name[taken..]))
        : name.Length > 0 && name[0] == pattern[0] && Defined(pattern[1..], name[1..]);
}
