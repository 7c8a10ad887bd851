using DtsApply.Sandbox;
using Xunit;

namespace DtsApply.EndToEnd;

/// <summary>The secret of a key that is used for the run is in no output, though the service repeats it.</summary>
public static class UsedKeyTests
{
    [Theory]
    [InlineData("plan -v")]
    [InlineData("plan -o json")]
    [InlineData("plan -v -o text=result")]
    [InlineData("plan -o json=result")]
    [InlineData("plan -v -o markdown=result")]
    [InlineData("verify -v")]
    [InlineData("verify -o json")]
    [InlineData("apply --yes -v")]
    [InlineData("import")]
    [InlineData("whoami -v")]
    [InlineData("destroy --yes")]
    public static void A_description_that_is_the_secret_itself_is_hidden_and_read_as_it_is(string command)
    {
        const string Owner = "0000111122223333";
        using var tool = new Tool();
        var secret = SandboxKeys.OfUser(Owner).Secret;
        tool.Write(
            "m.yaml",
            $$"""
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: orders}
            spec: {accountId: "{{Owner}}"}
            ---
            apiVersion: dts-apply/v1
            kind: Account
            metadata: {name: lake}
            spec: {accountId: "0000444455556666"}
            ---
            apiVersion: dts-apply/v1
            kind: CrossAccountTask
            metadata: {name: t}
            spec:
              scenario: CrossAccountSource
              source: {account: orders, database: MySQL, role: {description: "for {{secret}}"} }
              destination: {account: lake, database: MySQL}

            """
        );
        string[] where = ["--sandbox", "-f", "m.yaml", "--color", "never"];
        var made = tool.Run(["apply", "--yes", .. where]);
        Assert.True(made.Code is 0, made.Out + made.Error);
        Assert.Contains(secret, tool.Read(".dts-apply/sandbox.json"), StringComparison.Ordinal);

        var run = tool.Run([.. command.Split(' '), .. where]);

        Assert.Equal(0, run.Code);
        var file = command.Contains('=', StringComparison.Ordinal) ? tool.Read("result") : "";
        Assert.DoesNotContain(secret, run.Out + run.Error + file, StringComparison.Ordinal);
        Assert.DoesNotContain("not as declared", run.Out, StringComparison.Ordinal);
    }
}
