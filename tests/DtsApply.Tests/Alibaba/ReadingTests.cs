using CsCheck;
using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

public static class ReadingTests
{
    [Fact]
    public static void A_role_is_read_with_three_calls()
    {
        var service = new Service((sent, _) => Service.Healthy(sent));
        using var desk = new Desk(service);
        var role = desk.Read()!;
        Assert.Equal(
            ["GetRole", "ListPoliciesForRole", "ListTagResources"],
            service.Sent.Select(sent => sent.Action).Order(StringComparer.Ordinal)
        );
        Assert.Equal(new RoleAddress(Some.Orders, "ram-for-dts"), role.Address);
        Assert.Equal(TrustPolicy.Trusting([Some.Lake]), role.Trust);
        Assert.Equal([Policy.Dts], role.Policies);
        Assert.Equal(("d", 7200, "300475092111787593"), (role.Description, role.MaxSessionDuration, role.Id));
        Assert.Equal("v", Assert.Single(role.Tags).Value);
    }

    [Fact]
    public static void A_role_that_is_not_there_costs_the_same_three_calls()
    {
        var service = new Service((_, _) => Service.Refuses("EntityNotExist.Role", 404));
        using var desk = new Desk(service);
        Assert.Null(desk.Read());
        Assert.Equal(3, service.Sent.Count);
    }

    [Theory]
    [InlineData("ListPoliciesForRole")]
    [InlineData("ListTagResources")]
    public static void GetRole_alone_decides_whether_there_is_a_role(string action)
    {
        using var desk = new Desk(
            new(
                (sent, _) => sent.Action == action ? Service.Healthy(sent) : Service.Refuses("EntityNotExist.Role", 404)
            )
        );
        Assert.Null(desk.Read());
    }

    [Theory]
    [InlineData("ListPoliciesForRole")]
    [InlineData("ListTagResources")]
    public static void What_is_refused_about_a_role_that_is_not_there_does_not_matter(string action)
    {
        using var desk = new Desk(
            new(
                (sent, _) =>
                    sent.Action == action
                        ? Service.Refuses("NoPermission", 403)
                        : Service.Refuses("EntityNotExist.Role", 404)
            )
        );
        Assert.Null(desk.Read());
    }

    [Theory]
    [InlineData("ListPoliciesForRole")]
    [InlineData("ListTagResources")]
    public static void A_role_that_goes_while_it_is_read_is_read_again_and_is_not_there(string action)
    {
        var gone = false;
        var service = new Service(
            (sent, _) =>
            {
                gone |= sent.Action == action;
                return gone ? Service.Refuses("EntityNotExist.Role", 404) : Service.Healthy(sent);
            }
        );
        using var desk = new Desk(service);
        Assert.Null(desk.Read());
        Assert.Equal(6, service.Sent.Count);
    }

    [Theory]
    [InlineData("ListPoliciesForRole")]
    [InlineData("ListTagResources")]
    public static void A_role_that_is_there_and_is_not_is_no_answer(string action)
    {
        var service = new Service(
            (sent, _) => sent.Action == action ? Service.Refuses("EntityNotExist.Role", 404) : Service.Healthy(sent)
        );
        using var desk = new Desk(service);
        var failure = Assert.Throws<CloudException>(() => desk.Read());
        var told = Failures.Describe(failure, Desk.Orders, identity: null, role: "ram-for-dts");

        Assert.Equal((ExitCode.Unavailable, true, 6), (told.Code, failure.IsContradictory, service.Sent.Count));
        Assert.Equal(
            $"RAM gave no answer to GetRole that can be used: a role that {action} does not find",
            told.Diagnostic.Message
        );
    }

    [Fact]
    public static void Tags_are_read_to_the_last_page_and_those_of_others_left_out()
    {
        var service = new Service(
            (sent, _) =>
                sent.Action is not "ListTagResources"
                    ? Service.Healthy(sent)
                    : Service.Answers(
                        sent.Parameters.ContainsKey("NextToken")
                            ? """{"RequestId":"R","TagResources":"""
                                + """[{"ResourceName":"RAM-for-dts","TagKey":"b","TagValue":"2"},"""
                                + """{"ResourceName":"other","TagKey":"c","TagValue":"3"}]}"""
                            : """{"RequestId":"R","NextToken":"t/+=","TagResources":"""
                                + """[{"ResourceName":"ram-for-dts","TagKey":"a","TagValue":"1"}]}"""
                    )
        );
        using var desk = new Desk(service);
        Assert.Equal(["a", "b"], desk.Read()!.Tags.Keys);
        Assert.Equal("t/+=", service.Sent[^1].Parameters["NextToken"]);
    }

    [Fact]
    public static async Task No_more_than_four_calls_are_under_way_in_one_account()
    {
        int now = 0,
            most = 0,
            gathered = 0;
        var four = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new Service(
            async (sent, _, _) =>
            {
                var under = Interlocked.Increment(ref now);
                InterlockedMax(ref most, under);
                if (Interlocked.Increment(ref gathered) is 4)
                {
                    four.SetResult();
                }

                await four.Task;
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return Service.Healthy(sent);
            }
        );
        using var desk = new Desk(service);
        var roles = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ =>
                    desk.Cloud.ReadRoleAsync(Desk.Orders, "ram-for-dts", TestContext.Current.CancellationToken)
                )
        );
        Assert.Equal((40, 120, 4), (roles.Count(role => role is not null), service.Sent.Count, most));

        static void InterlockedMax(ref int place, int value)
        {
            for (var seen = place; value > seen;)
            {
                seen =
                    Interlocked.CompareExchange(ref place, value, seen) is var before && before == seen
                        ? value
                        : before;
            }
        }
    }

    [Fact]
    public static void The_identity_says_whose_keys_these_are_and_where_they_come_from()
    {
        var expires = SteppedClock.Start.AddHours(1);
        using var desk = new Desk(
            new((sent, _) => Service.Healthy(sent)),
            keys: new("STS.NTabcdefghijkx7Qd", "s", "t") { Label = "profile orders", Expires = expires }
        );
        Assert.Equal(
            new Identity(Some.Orders, "RAMUser", $"acs:ram::{Some.Orders}:user/deploy", "profile orders")
            {
                Key = "STS STS.…x7Qd",
                Expires = expires,
            },
            desk.WhoAmI()
        );
    }
}
