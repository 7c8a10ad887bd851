using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>A comparison keeps within the fence, offline, whatever stood before.</summary>
public static class FencedDiffTests
{
    private const string Head = "apiVersion: dts-apply/v1\nkind: Fence\nmetadata: {name: platform}\nspec:\n";

    [Theory]
    [InlineData("  roleNames: [ram-for-dts]\n", 0)]
    [InlineData("  roleNames: [dts-*]\n", 65)]
    [InlineData("  sets: [prod-*]\n", 65)]
    [InlineData("  nothing: known\n", 78)]
    public static void What_manifests_declare_outside_of_it_is_an_error(string spec, int code)
    {
        using var run = new CommandRun();
        run.Write("fence.yaml", Head + spec);

        _ = run.Run("diff", "--base", "orders.yaml", "-f", "orders.yaml", "--fence", "fence.yaml");

        Assert.Equal(code, run.Code);
    }
}
