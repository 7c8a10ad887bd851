using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class TagTests
{
    private static readonly (string, string) Type = ("ResourceType", "role");
    private static readonly (string, string) Names = ("ResourceNames", """["ram-for-dts"]""");

    [Fact]
    public static async Task Tags_are_set_overwritten_and_taken_off()
    {
        using var bench = await WithRoleAsync();

        await bench.CallAsync(
            "TagResources",
            Type,
            Names,
            ("Tag", """[{"Key":"b","Value":"2"},{"Key":"a","Value":"1"}]""")
        );
        await bench.CallAsync(
            "TagResources",
            Type,
            Names,
            ("Tag.1.Key", "a"),
            ("Tag.1.Value", "3"),
            ("Tag.2.Key", "c"),
            ("Tag.2.Value", "4")
        );

        Assert.Equal("a=3 b=2 c=4 first=kept", await ListedAsync(bench));
        Assert.Equal(
            "200",
            $"{await bench.CallAsync("UntagResources", Type, Names, ("TagKeys", """["a","unknown"]"""))}"
        );
        Assert.Equal("b=2 c=4 first=kept", await ListedAsync(bench));
        Assert.Equal(
            "200",
            $"{await bench.CallAsync("UntagResources", Type, Names, ("All", "True"), ("TagKey.1", "b"))}"
        );
        Assert.Equal("c=4 first=kept", await ListedAsync(bench));
        Assert.Equal("200", $"{await bench.CallAsync("UntagResources", Type, Names, ("All", "True"))}");
        Assert.Equal("", await ListedAsync(bench));
    }

    [Fact]
    public static async Task A_listing_has_the_shape_that_clients_read_and_pages()
    {
        using var bench = await WithRoleAsync();
        await bench.CallAsync("TagResources", Type, Names, ("Tag", """[{"Key":"x","Value":""}]"""));

        var first = await bench.CallAsync("ListTagResources", Type, Names, ("PageSize", "1"));
        var second = await bench.CallAsync(
            "ListTagResources",
            Type,
            Names,
            ("PageSize", "1"),
            ("NextToken", $"{first["NextToken"]}")
        );

        Assert.Equal(
            """[{"ResourceType":"role","ResourceName":"ram-for-dts","TagKey":"first","TagValue":"kept"}]""",
            first["TagResources"].ToJsonString()
        );
        Assert.Equal(
            """[{"ResourceType":"role","ResourceName":"ram-for-dts","TagKey":"x","TagValue":""}]""",
            second["TagResources"].ToJsonString()
        );
        Assert.Equal("", $"{second["NextToken"]}");
        Assert.Equal(
            "400 InvalidParameter.NextToken",
            $"{await bench.CallAsync("ListTagResources", Type, Names, ("NextToken", "nonsense"))}"
        );
    }

    [Theory]
    [InlineData("""["none"]""", """[{"Key":"a"}]""", "404 EntityNotExist.Role")]
    [InlineData("", """[{"Key":"a"}]""", "400 MissingResourceNames")]
    [InlineData("""["ram-for-dts"]""", "", "400 MissingTag")]
    [InlineData("""["ram-for-dts"]""", """[{"Key":"http://a"}]""", "400 InvalidParameter.TagKey")]
    [InlineData("""["ram-for-dts"]""", """[{"Value":"a"}]""", "400 InvalidParameter.Tag")]
    public static async Task What_is_not_right_changes_nothing(string names, string tags, string expected)
    {
        using var bench = await WithRoleAsync();

        Assert.Equal(
            expected,
            $"{await bench.CallAsync("TagResources", Type, ("ResourceNames", names), ("Tag", tags))}"
        );
        Assert.Equal("first=kept", await ListedAsync(bench));
    }

    [Fact]
    public static async Task A_role_has_twenty_tags_at_most()
    {
        using var bench = await WithRoleAsync();
        for (var tag = 0; tag < 19; tag++)
        {
            Assert.Equal("200", $"{await bench.CallAsync("TagResources", Type, Names, ("Tag.1.Key", $"k{tag}"))}");
        }

        Assert.Equal(
            "403 QuotaExceed.TagsPerResource",
            $"{await bench.CallAsync("TagResources", Type, Names, ("Tag.1.Key", "one-more"))}"
        );
        Assert.Equal("200", $"{await bench.CallAsync("TagResources", Type, Names, ("Tag.1.Key", "k1"))}");
    }

    private static async Task<Bench> WithRoleAsync()
    {
        var bench = await Bench.OpenAsync();
        await bench.CallAsync(
            "CreateRole",
            ("RoleName", "ram-for-dts"),
            ("AssumeRolePolicyDocument", Bench.Trust),
            ("Tag", """[{"Key":"first","Value":"kept"}]""")
        );
        return bench;
    }

    private static async Task<string> ListedAsync(Bench bench) =>
        string.Join(
            ' ',
            (await bench.CallAsync("ListTagResources", Type, Names))["TagResources"]
                .AsArray()
                .Select(tag => $"{tag!["TagKey"]}={tag["TagValue"]}")
        );
}
