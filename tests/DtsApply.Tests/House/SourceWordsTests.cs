using Xunit;

namespace DtsApply.Tests.House;

public static class SourceWordsTests
{
    [Theory]
    [InlineData("var rule = \"DTS505\";")]
    [InlineData("var rule = $\"{1} is DTS505\";")]
    [InlineData("var rule = @\"DTS505\";")]
    [InlineData("var rule = \"\"\"DTS505\"\"\";")]
    [InlineData("var rule = \"DTS505\"u8;")]
    public static void A_rule_ID_in_a_text_of_any_kind_is_found(string line) =>
        Assert.Equal("a.cs:1: DTS505", Assert.Single(SourceWords.RuleIdsInText(new("a.cs", line))));

    [Theory]
    [InlineData("var rule = RuleId.DTS505; // DTS505")]
    [InlineData("/// <summary>DTS505</summary>")]
    [InlineData("var help = \"dts.aliyuncs.com, DTS tasks, DTS1234\";")]
    public static void Names_comments_and_other_words_are_none(string line) =>
        Assert.Empty(SourceWords.RuleIdsInText(new("a.cs", line)));

    [Fact]
    public static void A_method_named_Of_is_found_where_it_is_declared() =>
        Assert.Equal(
            ["a.cs:3: int Of(int value) => value;", "a.cs:4: static int Of<T>() => 0;"],
            SourceWords.MethodsNamedOf(
                new(
                    "a.cs",
                    """
                    class A
                    {
                        int Of(int value) => value;
                        int B() { return Of(1) + Of<int>(); static int Of<T>() => 0; }
                        int OfAll() => 0;
                    }
                    """
                )
            )
        );
}
