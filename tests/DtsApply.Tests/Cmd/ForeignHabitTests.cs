using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// What hands that know kubectl, Terraform and octoDNS type: answered in one line, with the command that is meant, and
/// never carried out by guess.
/// </summary>
public static class ForeignHabitTests
{
    private const string NoState = "no state is kept, plan and verify read the roles themselves";
    private const string DryRun = "plan is the dry run: it reads and never writes";

    private const string NoVariables =
        "manifests have no variables; name one file of accounts for each environment: "
        + "-f tasks.yaml -f envs/prod.yaml";

    [Theory]
    [InlineData("get", $"unknown command \"get\"; {NoState}", "dts-apply verify -f PATH")]
    [InlineData("list", $"unknown command \"list\"; {NoState}", "dts-apply verify -f PATH")]
    [InlineData("describe -f x", $"unknown command \"describe\"; {NoState}", "dts-apply verify -f x")]
    [InlineData("state list", $"unknown command \"state\"; {NoState}", "dts-apply verify -f PATH")]
    [InlineData("refresh", $"unknown command \"refresh\"; {NoState}", "dts-apply verify -f PATH")]
    [InlineData("show x", "unknown command \"show\"; a saved plan is shown by plan --show", "dts-apply plan --show x")]
    [InlineData(
        "show",
        "unknown command \"show\"; a saved plan is shown by plan --show",
        "dts-apply plan --show plan.json"
    )]
    [InlineData("delete -f x", "unknown command \"delete\"; did you mean destroy?", "dts-apply destroy --help")]
    [InlineData("rm", "unknown command \"rm\"; did you mean destroy?", "dts-apply destroy --help")]
    [InlineData("remove", "unknown command \"remove\"; did you mean destroy?", "dts-apply destroy --help")]
    [InlineData("lint", "unknown command \"lint\"; did you mean validate?", "dts-apply validate -f PATH")]
    [InlineData("check -f x", "unknown command \"check\"; did you mean validate?", "dts-apply validate -f x")]
    [InlineData("test", "unknown command \"test\"; did you mean validate?", "dts-apply validate -f PATH")]
    [InlineData("fmt", "unknown command \"fmt\"; manifests are never rewritten", null)]
    [InlineData(
        "create -f x",
        "unknown command \"create\"; init writes a manifest, apply makes what it declares",
        "dts-apply init"
    )]
    [InlineData(
        "new",
        "unknown command \"new\"; init writes a manifest, apply makes what it declares",
        "dts-apply init"
    )]
    [InlineData("sync -f x", "unknown command \"sync\"; did you mean apply?", "dts-apply plan -f x")]
    [InlineData("deploy", "unknown command \"deploy\"; did you mean apply?", "dts-apply plan -f PATH")]
    [InlineData("up", "unknown command \"up\"; did you mean apply?", "dts-apply plan -f PATH")]
    [InlineData("preview -f x", $"unknown command \"preview\"; {DryRun}", "dts-apply plan -f x")]
    [InlineData("dry-run", $"unknown command \"dry-run\"; {DryRun}", "dts-apply plan -f PATH")]
    [InlineData("rollback", "unknown command \"rollback\"; did you mean undo?", null)]
    [InlineData("log", "unknown command \"log\"; did you mean history?", null)]
    [InlineData(
        "login",
        "unknown command \"login\"; credentials are the aliyun CLI's; whoami shows which are used",
        "aliyun configure --profile NAME"
    )]
    public static void Commands_are_answered_with_ours(string typed, string said, string? next) =>
        Answers(typed, said, next);

    [Theory]
    [InlineData("apply --dry-run -f x", DryRun, "dts-apply plan -f x")]
    [InlineData("apply -f x --dry-run=client", DryRun, "dts-apply plan -f x")]
    [InlineData("plan x.d", "unexpected argument \"x.d\"; manifests are named with -f x.d", "dts-apply plan -f x.d")]
    [InlineData("plan -f x -out=y", "-out has one dash too few; write --out y", null)]
    [InlineData("apply -f x -auto-approve", "-auto-approve has one dash too few; write --auto-approve", null)]
    [InlineData("apply -f x -yes", "-yes has one dash too few; write --yes", null)]
    [InlineData("plan -f x -json", "the output is chosen with -o json", null)]
    [InlineData("plan -f x -target=a.b", "accounts are chosen with --account NAME or -l KEY=VALUE", null)]
    [InlineData("plan -f x --target a", "accounts are chosen with --account NAME or -l KEY=VALUE", null)]
    [InlineData("plan -chdir=infra", "name the folder with -f infra, or cd there first", null)]
    [InlineData("plan -C infra", "name the folder with -f infra, or cd there first", null)]
    [InlineData("plan -f x -var a=b", NoVariables, null)]
    [InlineData("plan -f x -var-file=prod", NoVariables, null)]
    [InlineData("plan -f x --values prod", NoVariables, null)]
    [InlineData("apply -k envs", "there are no overlays; -R -f envs reads a folder", null)]
    [InlineData(
        "plan -f https://example.com/x",
        "-f reads files, and nothing from the network; download it, look at it, then name it",
        null
    )]
    [InlineData("apply -f x --force", "unknown option \"--force\"; each refusal's help says what to do", null)]
    [InlineData("apply -f x --doit", "unknown option \"--doit\"; each refusal's help says what to do", null)]
    [InlineData("apply -f x --no-verify", "unknown option \"--no-verify\"; each refusal's help says what to do", null)]
    [InlineData("plan -f x -n team", "roles are told apart by --set NAME", null)]
    [InlineData("plan -f x --namespace=team", "roles are told apart by --set NAME", null)]
    [InlineData("plan -f x --workspace team", "roles are told apart by --set NAME", null)]
    [InlineData(
        "plan -f x --context prod",
        "credentials stand in the manifest; --profile-file names the file of profiles",
        null
    )]
    [InlineData(
        "plan -f x --kubeconfig=y",
        "credentials stand in the manifest; --profile-file names the file of profiles",
        null
    )]
    [InlineData(
        "plan -f x --set a=b",
        "\"a=b\" is no set; --set names the set that the roles belong to, values are not given on the line",
        null
    )]
    public static void Options_are_answered_with_ours(string typed, string said, string? next) =>
        Answers(typed, said, next);

    [Theory]
    [InlineData("-l", "team=a,environment=b")]
    [InlineData("-ojson")]
    [InlineData("-qv")]
    public static void What_is_ours_too_goes_on(params string[] options)
    {
        using var run = new CommandRun { Cloud = new FakeCloud() }.Run(["task", "-f", "orders.yaml", .. options]);

        Assert.DoesNotContain("dash", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown option", run.Error, StringComparison.Ordinal);
    }

    private static void Answers(string typed, string said, string? next)
    {
        using var run = new CommandRun { Cloud = new FakeCloud() };
        _ = run.Run(typed.Split(' '));

        var expected = $"dts-apply: {said} (exit 64)\n" + (next is null ? "" : $"next: {next}\n");
        Assert.Equal((64, "", expected), (run.Code, run.Out, Reporting.Screen.Strip(run.Error)));
    }
}
