using DtsApply.Rules;
using Xunit;
using static DtsApply.Tests.Fenced;

namespace DtsApply.Tests.Rules;

public static class FenceAgreementTests
{
    [Theory]
    [InlineData("trusted: [\"1903774258810002\"]", "trusted: [\"1288450937620003\"]", "trusted account")]
    [InlineData("owners: [\"1903774258810002\"]", "owners: [\"1288450937620003\"]", "owner")]
    [InlineData("sets: [\"prod-*\"]", "sets: [\"dev-*\", x]", "set")]
    [InlineData("roleNames: [\"a*c\"]", "roleNames: [\"a*b\"]", "role name")]
    [InlineData(
        "pairs: [{owner: \"1646821763560001\", trusted: [\"1903774258810002\"]}]",
        "trusted: [\"1288450937620003\"]",
        "pair"
    )]
    [InlineData(
        "owners: [\"1288450937620003\"]",
        "pairs: [{owner: \"1646821763560001\", trusted: [\"1903774258810002\"]}]",
        "pair"
    )]
    [InlineData("owners: [\"1288450937620003\"]", "trusted: [\"1903774258810002\"]", null)]
    [InlineData("owners: []", "owners: [\"1288450937620003\"]", null)]
    [InlineData("sets: [\"prod-*\"]", "sets: [\"*-eu\"]", null)]
    public static void Fences_that_together_leave_nothing_are_told_at_once(string one, string other, string? what) =>
        Assert.Equal(
            what is null ? [] : [$"{what}"],
            FenceAgreement
                .Check([Read(one), Read(other, "finance")])
                .Select(found => found.Message.Split("together allow no ")[1])
        );
}
