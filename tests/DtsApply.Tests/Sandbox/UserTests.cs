using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.Tests.Sandbox;

public static class UserTests
{
    private static readonly (string, string) Alice = ("UserName", "alice");

    [Fact]
    public static async Task A_user_is_made_read_renamed_and_removed()
    {
        using var bench = await Bench.OpenAsync();

        var made = await bench.CallAsync(
            "CreateUser",
            Alice,
            ("DisplayName", "Alice"),
            ("Comments", "of orders"),
            ("Email", "a@example.com")
        );
        Assert.Equal(
            "UserId UserName DisplayName MobilePhone Email Comments CreateDate",
            string.Join(' ', made["User"].AsObject().Select(p => p.Key))
        );
        Assert.Equal("409 EntityAlreadyExists.User", $"{await bench.CallAsync("CreateUser", ("UserName", "ALICE"))}");
        Assert.Equal(
            "Alice of orders",
            $"{(await bench.CallAsync("GetUser", Alice))["User"]["DisplayName"]} "
                + $"{(await bench.CallAsync("GetUser", Alice))["User"]["Comments"]}"
        );

        var renamed = await bench.CallAsync("UpdateUser", Alice, ("NewUserName", "Alicia"), ("NewComments", "of lake"));
        Assert.Equal(
            $"{made["User"]["UserId"]} Alicia Alice of lake",
            $"{renamed["User"]["UserId"]} {renamed["User"]["UserName"]} {renamed["User"]["DisplayName"]} "
                + $"{renamed["User"]["Comments"]}"
        );
        Assert.Equal("404 EntityNotExist.User", $"{await bench.CallAsync("GetUser", Alice)}");
        Assert.Equal(
            "409 EntityAlreadyExists.User",
            $"{await bench.CallAsync("UpdateUser", ("UserName", "alicia"), ("NewUserName", SandboxKeys.UserName))}"
        );

        Assert.Equal("200", $"{await bench.CallAsync("DeleteUser", ("UserName", "alicia"))}");
        Assert.Equal("404 EntityNotExist.User", $"{await bench.CallAsync("DeleteUser", ("UserName", "alicia"))}");
    }

    [Fact]
    public static async Task A_new_key_works_until_it_is_disabled_or_deleted_and_outlives_a_rename()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateUser", Alice);
        var key = await KeyAsync(bench, Alice);
        (string, string) id = ("UserAccessKeyId", key.Id);

        Assert.Equal(
            "acs:ram::0000111122223333:user/alice",
            $"{(await bench.CallAsync(key, "GetCallerIdentity"))["Arn"]}"
        );
        await bench.CallAsync("UpdateUser", Alice, ("NewUserName", "bob"));
        await bench.ReopenAsync();
        Assert.Equal(
            "acs:ram::0000111122223333:user/bob",
            $"{(await bench.CallAsync(key, "GetCallerIdentity"))["Arn"]}"
        );

        await bench.CallAsync("UpdateAccessKey", ("UserName", "bob"), id, ("Status", "Inactive"));
        Assert.Equal("400 InvalidAccessKeyId.Inactive", $"{await bench.CallAsync(key, "GetCallerIdentity")}");
        Assert.Equal(
            "Inactive",
            $"{(await bench.CallAsync("ListAccessKeys", ("UserName", "bob")))["AccessKeys"]["AccessKey"]![0]!["Status"]}"
        );

        Assert.Equal(
            "409 DeleteConflict.User.AccessKey",
            $"{await bench.CallAsync("DeleteUser", ("UserName", "bob"))}"
        );
        Assert.Equal("200", $"{await bench.CallAsync("DeleteAccessKey", ("UserName", "bob"), id)}");
        Assert.Equal(
            "404 EntityNotExist.User.AccessKey",
            $"{await bench.CallAsync("DeleteAccessKey", ("UserName", "bob"), id)}"
        );
        Assert.Equal("404 InvalidAccessKeyId.NotFound", $"{await bench.CallAsync(key, "GetCallerIdentity")}");
    }

    [Fact]
    public static async Task A_user_has_two_keys_at_most_and_may_keep_its_own()
    {
        using var bench = await Bench.OpenAsync();

        var second = await KeyAsync(bench);

        Assert.Equal("409 LimitExceeded.User.AccessKey", $"{await bench.CallAsync("CreateAccessKey")}");
        Assert.Equal(2, (await bench.CallAsync("ListAccessKeys"))["AccessKeys"]["AccessKey"]!.AsArray().Count);
        Assert.Equal(
            "200",
            $"{await bench.CallAsync(second, "DeleteAccessKey", ("UserAccessKeyId", SandboxKeys.OfUser(Bench.Orders).Id))}"
        );
        Assert.Equal("404 InvalidAccessKeyId.NotFound", $"{await bench.CallAsync("GetCallerIdentity")}");
        Assert.Equal(
            "400 MissingUserName",
            $"{await bench.CallAsync(SandboxKeys.ForAccount(Bench.Orders), "CreateAccessKey")}"
        );
    }

    [Fact]
    public static async Task Users_are_listed_in_pages()
    {
        using var bench = await Bench.OpenAsync();
        await bench.CallAsync("CreateUser", Alice);
        await bench.CallAsync("CreateUser", ("UserName", "zoe"));

        var first = await bench.CallAsync("ListUsers", ("MaxItems", "2"));
        var last = await bench.CallAsync("ListUsers", ("MaxItems", "2"), ("Marker", $"{first["Marker"]}"));

        Assert.Equal(
            "alice dts-apply true",
            $"{first["Users"]["User"]![0]!["UserName"]} {first["Users"]["User"]![1]!["UserName"]} "
                + $"{first["IsTruncated"]}"
        );
        Assert.Equal("zoe false", $"{last["Users"]["User"]![0]!["UserName"]} {last["IsTruncated"]}");
        Assert.Null(last.Body["Marker"]);
    }

    [Theory]
    [InlineData("CreateUser", "a b", "400 InvalidParameter.UserName.InvalidChars")]
    [InlineData("CreateUser", "", "400 MissingUserName")]
    [InlineData("GetUser", "none", "404 EntityNotExist.User")]
    [InlineData("CreateAccessKey", "none", "404 EntityNotExist.User")]
    [InlineData("ListAccessKeys", "none", "404 EntityNotExist.User")]
    public static async Task What_is_not_right_is_named(string action, string name, string expected)
    {
        using var bench = await Bench.OpenAsync();

        Assert.Equal(expected, $"{await bench.CallAsync(action, ("UserName", name))}");
    }

    [Fact]
    public static async Task An_alias_belongs_to_one_account()
    {
        using var bench = await Bench.OpenAsync();

        Assert.Equal("200", $"{await bench.CallAsync("SetAccountAlias", ("AccountAlias", "my-co"))}");
        Assert.Equal("my-co", $"{(await bench.CallAsync("GetAccountAlias"))["AccountAlias"]}");
        Assert.Equal(
            "409 EntityAlreadyExists.AccountAlias",
            $"{await bench.CallAsync(SandboxKeys.ForAccount(Bench.Lake), "SetAccountAlias", ("AccountAlias", "my-co"))}"
        );
        Assert.Equal(
            "400 InvalidParameter.AccountAlias.Format",
            $"{await bench.CallAsync("SetAccountAlias", ("AccountAlias", "-My"))}"
        );
        Assert.Equal(
            "400 InvalidParameter.AccountAlias.Length",
            $"{await bench.CallAsync("SetAccountAlias", ("AccountAlias", "my"))}"
        );
        Assert.Equal("200", $"{await bench.CallAsync("ClearAccountAlias")}");
        Assert.Equal("", $"{(await bench.CallAsync("GetAccountAlias"))["AccountAlias"]}");
    }

    internal static async Task<SandboxKey> KeyAsync(Bench bench, params (string, string)[] parameters)
    {
        var key = (await bench.CallAsync("CreateAccessKey", parameters))["AccessKey"];
        Assert.Equal("Active", $"{key["Status"]}");
        return new($"{key["AccessKeyId"]}", $"{key["AccessKeySecret"]}");
    }
}
