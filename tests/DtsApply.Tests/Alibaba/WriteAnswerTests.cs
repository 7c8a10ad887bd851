using DtsApply.Live;
using DtsApply.Model;
using DtsApply.Planning;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>A write is done where its own role is named in the answer, or none; else what was done is looked at.</summary>
public static class WriteAnswerTests
{
    [Theory]
    [InlineData("CreateRole", """{"RoleName":"other","Arn":"acs:ram::1646821763560001:role/other"}""")]
    [InlineData("UpdateRole", """{"RoleName":"other","Arn":"acs:ram::1646821763560001:role/other"}""")]
    [InlineData("CreateRole", """{"RoleName":"ram-for-dts","Arn":"acs:ram::1646821763560001:role/other"}""")]
    [InlineData("UpdateRole", """{"RoleName":"other","Arn":"acs:ram::1646821763560001:role/ram-for-dts"}""")]
    [InlineData("UpdateRole", """{"RoleName":"other"}""")]
    public static void A_write_that_was_answered_for_another_role_is_not_done_until_it_is_seen(
        string action,
        string role
    )
    {
        var trust = TrustPolicy.Trusting([Some.Lake]);
        RoleAction write = action is "CreateRole"
            ? new CreateRole(trust, "d", 3600, Ownership.Tags("default"))
            : new UpdateRole(trust, "d", 3600);
        var body = $$"""{"RequestId":"R","Role":{{role}}}""";
        var failure = ElsewhereTests.Fails(_ => Service.Answers(body), desk => desk.CarryOut(write), out var service);
        Assert.Equal((FailureKind.Lost, action), (failure.Kind, failure.Action));
        Assert.Single(service.Sent);
    }

    [Theory]
    [InlineData("""{"RoleName":"RAM-for-DTS","Arn":"acs:ram::1646821763560001:role/ram-for-dts"}""")]
    [InlineData("""{"Arn":"acs:ram::1646821763560001:role/Ram-For-Dts"}""")]
    [InlineData("{}")]
    public static void A_write_that_was_answered_for_its_role_is_done(string role)
    {
        var service = new Service((_, _) => Service.Answers($$"""{"RequestId":"R","Role":{{role}}}"""));
        using var desk = new Desk(service);
        Assert.Equal("R", desk.CarryOut(new UpdateRole(TrustPolicy.Trusting([Some.Lake]), "d", 3600)));
    }
}
