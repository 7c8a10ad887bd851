using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>Access that ends by its own day, as people see it. Each golden file is a screen of the design.</summary>
[Collection(nameof(TypedScreen))]
public static class UntilScreens
{
    private const string Friday = "2026-11-20";

    [Fact]
    public static void It_ends_soon() =>
        CommandRun.Shows("validate-until-soon", () => Ends("2026-12-04"), 0, "validate", "-f", "orders.yaml");

    [Fact]
    public static void Its_last_day_does_not_exist() =>
        CommandRun.Shows("validate-until-impossible", () => Ends("2027-02-29"), 65, "validate", "-f", "orders.yaml");

    [Fact]
    public static Task It_has_ended() =>
        MatchesAsync("plan-ended", Both(new()), "plan -f accounts.yaml -f tasks.yaml", TasksOfBoth());

    [Fact]
    public static Task It_has_ended_and_the_role_is_kept()
    {
        var made = ApplyScreens.Made();
        var cloud = new FakeCloud().With(made with { Tags = made.Tags.Add(Ownership.ProtectTag, "true") });
        return MatchesAsync(
            "plan-ended-kept",
            cloud,
            "plan -f orders.yaml",
            ("orders.yaml", UntilManifests.Orders(Friday))
        );
    }

    [Fact]
    public static void The_question_and_what_became_of_it() =>
        CommandRun.Shows(
            "apply-ended",
            () =>
            {
                var clock = new FakeClock();
                var run = new CommandRun
                {
                    Cloud = Both(clock),
                    Clock = clock,
                    Answer = "revoke",
                };
                Array.ForEach(TasksOfBoth(), file => run.Write(file.Name, file.Text));
                return run;
            },
            0,
            "apply",
            "-f",
            "accounts.yaml",
            "-f",
            "tasks.yaml"
        );

    private static CommandRun Ends(string until)
    {
        var run = new CommandRun();
        run.Write("orders.yaml", UntilManifests.Orders(until));
        return run;
    }

    private static (string Name, string Text)[] TasksOfBoth() =>
        [("accounts.yaml", UntilManifests.Accounts), ("tasks.yaml", UntilManifests.Tasks(null, Friday, Friday))];

    private static FakeCloud Both(FakeClock clock)
    {
        var made = Some.Live();
        var cloud = new FakeCloud().With(
            made,
            made with
            {
                Address = new(Some.Crm, "ram-for-dts"),
                Trust = TrustPolicy.Trusting([Some.Lake, Some.Ops]),
            }
        );
        cloud.AfterWrite = _ => clock.Advance(TimeSpan.FromSeconds(0.63));
        return cloud;
    }

    private static async Task MatchesAsync(
        string screen,
        FakeCloud cloud,
        string typed,
        params (string Name, string Text)[] files
    )
    {
        using var folder = new Scratch();
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(folder.File(name), text, TestContext.Current.CancellationToken);
        }

        Golden.Matches(await TypedScreen.OfAsync(folder.Path, typed, cloud), "Screens", $"{screen}.txt");
    }
}
