using System.Globalization;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Tests.Applying;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Someone else is at the role while a run is at it: what is theirs stays, and what cannot be told is not guessed.
/// </summary>
public static class MeanwhileScreens
{
    private const string RequestId = "7B1C2D3E-4F50-5A6B-8C7D-9E0F1A2B3C4D";
    private static readonly RoleAddress Role = new(Some.Orders, "ram-for-dts");

    [Fact]
    public static void Someone_else_changed_it_between_two_writes() =>
        CommandRun.Shows(
            "apply-meanwhile",
            () =>
            {
                var clock = new FakeClock();
                var cloud = new FakeCloud().With(
                    Made() with
                    {
                        Trust = TrustPolicy.Parse("""{"Statement":[],"Version":"1"}""", Some.Orders),
                    }
                );
                cloud.AfterWrite = roles =>
                {
                    clock.Advance(TimeSpan.FromSeconds(1));
                    cloud.With(
                        roles[Role] with
                        {
                            Trust = new([Principal.RootOf(Some.Orders)], [], null),
                            Updated = At(clock, 1),
                        }
                    );
                };
                var run = new CommandRun { Cloud = cloud, Clock = clock };
                var manifest = File.ReadAllText(run.At("orders.yaml"));
                run.Write(
                    "orders.yaml",
                    manifest.Replace("role:", "role:\n      protect: true", StringComparison.Ordinal)
                );
                return run;
            },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void RAM_still_shows_the_trust_of_before() =>
        CommandRun.Shows(
            "apply-lag",
            () =>
            {
                var before = Made() with { Trust = TrustPolicy.Trusting([Some.Stranger]) };
                var cloud = new FakeCloud { RequestId = _ => RequestId }.With(before);
                cloud.Stores = _ => before.Trust;
                return new() { Cloud = cloud };
            },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static void Someone_else_attached_a_policy_just_before_someone_was_let_in() =>
        CommandRun.Shows(
            "apply-widened-back",
            () =>
            {
                var clock = new FakeClock();
                var cloud = new FakeCloud().With(Made() with { Trust = TrustPolicy.Trusting([Some.Stranger]) });
                cloud.Trouble = (_, call) =>
                {
                    if (call.StartsWith("UpdateRole", StringComparison.Ordinal))
                    {
                        cloud.With(
                            cloud.Roles[Role] with
                            {
                                Policies = [Policy.Dts, new("AdministratorAccess", Policy.System)],
                            }
                        );
                        clock.Advance(TimeSpan.FromSeconds(0.4));
                    }

                    return null;
                };
                return new() { Cloud = cloud, Clock = clock };
            },
            74,
            "apply",
            "-f",
            "orders.yaml",
            "--yes"
        );

    [Fact]
    public static async Task A_run_that_was_killed_after_RAM_had_rewritten_its_trust_is_named_where_its_journal_is_at_hand()
    {
        var trust = TrustPolicy.Parse(TrustPolicy.Trusting([Some.Orders]).Text, Some.Orders);
        using var run = new CommandRun { Cloud = new FakeCloud().With(Made() with { Trust = trust }) };
        var plan = await MakePlan.RunAsync(Some.Request(Some.Task()), run.Cloud, null, CancellationToken.None);
        var journal = new MemoryJournal();
        journal.Begin(new(plan, "20261123T140307Z-1ff65b53", "apply", "0.1.0"));
        await journal.AppendAsync(
            new Sending("orders", Role, new UpdateRole(TrustPolicy.Trusting([Some.Orders]), "", 3600))
        );
        run.Write(".local/state/dts-apply/runs/20261123T140307Z-1ff65b53.jsonl", journal.Text);

        Assert.Contains(
            "run RUN was killed after RAM had stored that in",
            run.Run("plan", "-f", "orders.yaml").Out,
            StringComparison.Ordinal
        );
        // The line of what was sent is torn: then nobody knows what it was.
        run.Write(".local/state/dts-apply/runs/20261123T140307Z-1ff65b53.jsonl", journal.Text[..^40]);
        Assert.DoesNotContain("was killed", run.Run("plan", "-f", "orders.yaml").Out, StringComparison.Ordinal);
    }

    private static string At(FakeClock clock, int later) =>
        clock.GetUtcNow().AddSeconds(later).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Role Made() =>
        Some.Live(Some.Settings(description: "Lets DTS tasks of account lake reach this database"));
}
