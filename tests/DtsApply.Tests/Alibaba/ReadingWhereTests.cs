using DtsApply.Live;
using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Alibaba;

/// <summary>Roles that are read only where their trust policy is one of those that are looked for.</summary>
public static class ReadingWhereTests
{
    [Fact]
    public static void A_role_with_another_trust_policy_costs_one_call()
    {
        var service = new Service((sent, _) => Service.Healthy(sent));
        using var desk = new Desk(service);

        Assert.Null(desk.ReadWhere(trust => trust.Equals(TrustPolicy.Trusting([Some.Ops]))));
        Assert.Equal(["GetRole"], service.Sent.Select(sent => sent.Action));
    }

    [Fact]
    public static void A_role_that_is_looked_for_is_read_whole_after_its_trust_policy()
    {
        var service = new Service((sent, _) => Service.Healthy(sent));
        using var desk = new Desk(service);
        var whole = desk.Read()!;

        var role = desk.ReadWhere(trust => trust.Equals(TrustPolicy.Trusting([Some.Lake])))!;
        Assert.Equal(
            (whole.Address, whole.Trust, whole.Policies.Single(), whole.Tags.Single(), whole.Id),
            (role.Address, role.Trust, role.Policies.Single(), role.Tags.Single(), role.Id)
        );
        var actions = service.Sent.Skip(3).Select(sent => sent.Action).ToList();
        Assert.Equal("GetRole", actions[0]);
        Assert.Equal(["ListPoliciesForRole", "ListTagResources"], actions.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static void A_role_that_is_not_there_costs_one_call()
    {
        var service = new Service((_, _) => Service.Refuses("EntityNotExist.Role", 404));
        using var desk = new Desk(service);

        Assert.Null(desk.ReadWhere(_ => true));
        Assert.Single(service.Sent);
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

        Assert.Null(desk.ReadWhere(_ => true));
        Assert.Equal(2, service.Sent.Count(sent => sent.Action is "GetRole"));
    }

    [Fact]
    public static void What_may_not_be_read_is_told_only_where_it_is_asked_for()
    {
        using var desk = new Desk(
            new((sent, _) => sent.Action is "GetRole" ? Service.Healthy(sent) : Service.Refuses("NoPermission", 403))
        );

        Assert.Null(desk.ReadWhere(_ => false));
        Assert.Equal(FailureKind.Denied, Assert.Throws<CloudException>(() => desk.ReadWhere(_ => true)).Kind);
    }
}
