using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>A policy of the account itself is never taken for the system policy whose name it has.</summary>
public static class PolicyNameTests
{
    [Theory]
    [InlineData("verify")]
    [InlineData("verify -v")]
    [InlineData("verify -o json")]
    [InlineData("plan")]
    [InlineData("plan -v")]
    [InlineData("plan -o json")]
    [InlineData("destroy")]
    [InlineData("apply")]
    public static void Its_type_stands_behind_it(string command)
    {
        using var run = new CommandRun
        {
            Cloud = new FakeCloud().With(
                ApplyScreens.Made() with
                {
                    Policies = [new("AliyunDTSRolePolicy", Policy.Custom)],
                }
            ),
            Terminal = new(400, 60),
        };

        run.Run([.. command.Split(' '), "-f", "orders.yaml", "--color", "never"]);

        var text = (run.Out + run.Error).Replace("  AliyunDTSRolePolicy (System)", "", StringComparison.Ordinal);
        Assert.Contains("AliyunDTSRolePolicy (Custom)", text, StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Where(Has))
        {
            // What is to be attached, or is missing, is the system policy.
            Assert.True(
                !line.Contains("can use AliyunDTSRolePolicy in", StringComparison.Ordinal)
                    || line.Contains("will", StringComparison.Ordinal)
                    || line.TrimStart().StartsWith('+'),
                line
            );
        }

        static bool Has(string line) => line.Contains("AliyunDTSRolePolicy", StringComparison.Ordinal);
    }
}
