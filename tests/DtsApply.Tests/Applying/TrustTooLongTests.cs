using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Applying;

public static class TrustTooLongTests
{
    [Theory]
    [InlineData("CreateRole", "InvalidParameter.AssumeRolePolicyDocument.Length")]
    [InlineData("UpdateRole", "InvalidParameter.NewAssumeRolePolicyDocument.Length")]
    public static async Task RAMs_refusal_of_a_long_trust_is_said_in_words(string op, string code)
    {
        var cloud = op is "CreateRole"
            ? new FakeCloud()
            : new FakeCloud().With(Some.Live() with { Trust = TrustPolicy.Trusting([Some.Ops]) });
        var plan = await MakePlan.RunAsync(Some.Request(Some.Task()), cloud, null, CancellationToken.None);
        cloud.Trouble = (_, call) =>
            call.StartsWith(op, StringComparison.Ordinal) ? new(FakeCloud.Refusal(code), After: false) : null;

        var run = await new Applier(cloud, new FakeClock()).ApplyAsync(plan, new("run"), StopSignals.None, () =>
            ExitCode.Interrupted
        );

        var problem = run.Roles.Single().Problem!;
        Assert.Equal((ExitCode.Manifests, RuleId.DTS532), (run.Code, problem.Rule));
        Assert.Equal(
            $"RAM refuses the trust policy of ram-for-dts: {TrustPolicy.Trusting([Some.Lake]).Text.Length} "
                + $"characters for 1 account",
            problem.Message
        );
        Assert.Equal("give some of these tasks a role of their own with role.name", problem.Help);
    }
}
