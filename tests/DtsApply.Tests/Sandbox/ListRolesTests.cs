using System.Text.Json.Nodes;
using DtsApply.Sandbox.State;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class ListRolesTests
{
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(100, 10)]
    [InlineData(null, 10)]
    [InlineData(7, 143)]
    public static async Task A_thousand_roles_are_listed_once_each(int? size, int pages)
    {
        using var bench = await WithRolesAsync(999);

        var (names, read) = await AllAsync(bench, size is null ? [] : [("MaxItems", $"{size}")]);

        Assert.Equal(pages, read);
        Assert.Equal(1000, names.Count);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal(1000, names.Distinct().Count());
        Assert.Equal(
            "409 LimitExceeded.Role",
            $"{await bench.CallAsync("CreateRole", ("RoleName", "one-more"), ("AssumeRolePolicyDocument", Bench.Trust))}"
        );
    }

    [Fact]
    public static async Task A_listing_shows_tags_and_no_trust_and_can_be_filtered()
    {
        using var bench = await WithRolesAsync(3);
        await bench.CallAsync(
            "TagResources",
            ("ResourceType", "role"),
            ("ResourceNames", """["r1","r2"]"""),
            ("Tag", """[{"Key":"team","Value":"a"}]""")
        );
        await bench.CallAsync(
            "TagResources",
            ("ResourceType", "role"),
            ("ResourceNames", """["r2"]"""),
            ("Tag", """[{"Key":"team","Value":"b"}]""")
        );

        var listed = (await bench.CallAsync("ListRoles"))["Roles"]["Role"]!.AsArray();
        Assert.Equal(
            """{"Tag":[{"TagKey":"team","TagValue":"a"}]}""",
            listed.First(role => $"{role!["RoleName"]}" == "r1")!["Tags"]!.ToJsonString()
        );
        Assert.All(listed, role => Assert.Null(role!["AssumeRolePolicyDocument"]));
        Assert.Equal(["r1", "r2"], (await AllAsync(bench, ("Tag", """[{"Key":"team"}]"""))).Names);
        Assert.Equal(["r2"], (await AllAsync(bench, ("Tag.1.Key", "team"), ("Tag.1.Value", "b"))).Names);
    }

    [Fact]
    public static async Task What_comes_and_goes_between_two_pages_hides_and_doubles_nothing_else()
    {
        using var bench = await WithRolesAsync(6);
        var first = await bench.CallAsync("ListRoles", ("MaxItems", "3"));
        await bench.CallAsync("DeleteRole", ("RoleName", "r1"));
        await bench.CallAsync("CreateRole", ("RoleName", "a-first"), ("AssumeRolePolicyDocument", Bench.Trust));

        var second = await bench.CallAsync("ListRoles", ("MaxItems", "100"), ("Marker", $"{first["Marker"]}"));

        Assert.Equal(["r2", "r3", "r4", "r5"], Names(second));
    }

    [Theory]
    [InlineData("MaxItems", "0", "400 InvalidParameter.MaxItems")]
    [InlineData("MaxItems", "1001", "400 InvalidParameter.MaxItems")]
    [InlineData("Marker", "made up", "400 InvalidParameter.Marker")]
    public static async Task What_is_not_right_is_named(string name, string value, string expected)
    {
        using var bench = await Bench.OpenAsync();

        Assert.Equal(expected, $"{await bench.CallAsync("ListRoles", (name, value))}");
    }

    private static async Task<Bench> WithRolesAsync(int number)
    {
        var bench = await Bench.OpenAsync();
        await bench.Store.WriteAsync<bool>(
            _ =>
                (
                    true,
                    [
                        .. Enumerable
                            .Range(0, number)
                            .Select(n => new RolePut(
                                Bench.Orders,
                                new($"r{n}", $"3{n:D17}", Bench.Trust, "", 3600, Seeds.Date, Seeds.Date)
                            )),
                    ]
                ),
            TestContext.Current.CancellationToken
        );
        return bench;
    }

    private static async Task<(List<string> Names, int Pages)> AllAsync(
        Bench bench,
        params (string, string)[] parameters
    )
    {
        var names = new List<string>();
        var pages = 0;
        for (string? marker = ""; marker is not null; pages++)
        {
            var page = await bench.CallAsync("ListRoles", [.. parameters, ("Marker", marker)]);
            names.AddRange(Names(page));
            marker = page["IsTruncated"].GetValue<bool>() ? $"{page["Marker"]}" : null;
        }

        return (names, pages);
    }

    private static IEnumerable<string> Names(Answer page) =>
        page["Roles"]["Role"]!.AsArray().Select((JsonNode? role) => $"{role!["RoleName"]}");
}
