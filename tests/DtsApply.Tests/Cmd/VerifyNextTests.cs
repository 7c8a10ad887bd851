using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>The command that verify names as next changes something and is not refused, or none is named.</summary>
public static class VerifyNextTests
{
    public static TheoryData<string> Names => VerifyTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public static async Task What_is_named_as_next_changes_something_and_is_not_refused(string name)
    {
        using var bench = await VerifyBench.OpenAsync();
        await VerifyTests.Defects[name].Plant(bench);
        NextIsDone(bench);
    }

    [Theory]
    [InlineData("no tags", "a further policy", "plan --adopt")]
    [InlineData("another set", "no policy", "plan --sandbox --set other")]
    [InlineData("another account instead", "a further policy", null)]
    [InlineData("another session", "a role of the set that nobody declares", "plan --sandbox")]
    public static async Task The_same_of_two_defects(string one, string other, string? next)
    {
        using var bench = await VerifyBench.OpenAsync();
        await VerifyTests.Defects[one].Plant(bench);
        await VerifyTests.Defects[other].Plant(bench);
        Assert.StartsWith($"dts-apply {next}", $"dts-apply {NextIsDone(bench)}", StringComparison.Ordinal);
    }

    private static string? NextIsDone(VerifyBench bench)
    {
        const string Next = "next: dts-apply ";
        using var run = bench.Run("verify");
        if (
            run.Out.Split('\n').FirstOrDefault(line => line.StartsWith(Next, StringComparison.Ordinal)) is not { } line
            || line.StartsWith($"{Next}task ", StringComparison.Ordinal)
        )
        {
            return null;
        }

        var words = line[Next.Length..].Split('#')[0].Trim().Split(' ');
        using var next = bench.Run(words[0], [.. words[1..].Except(["--sandbox", "-f", "m.yaml"])]);
        Assert.True(next.Code is 0, $"{line}: {next.Out}{next.Error}");
        Assert.True(next.Out.Contains("\nnext: dts-apply apply", StringComparison.Ordinal), next.Out);
        return string.Join(' ', words);
    }
}
