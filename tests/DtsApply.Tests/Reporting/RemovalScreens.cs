using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>Roles that go, and roles that stay although no manifest declares them, as people see it.</summary>
public static class RemovalScreens
{
    private static readonly Role Made = Some.Live();
    private static readonly Consent Prunes = Some.Consent with { Prune = true };

    private static readonly Role[] Old =
    [
        Made with
        {
            Address = new(Some.Orders, "ram-for-dts-2024"),
            Trust = TrustPolicy.Trusting([Some.Stranger]),
        },
        Made with
        {
            Address = new(Some.Orders, "ram-for-payroll"),
            Tags = Made.Tags.Add(Ownership.ProtectTag, "true"),
        },
    ];

    [Fact]
    public static Task Roles_that_are_no_longer_declared() =>
        ShowsAsync("plan-undeclared", "plan", Request(Some.Consent), Old);

    [Fact]
    public static Task Roles_that_are_no_longer_declared_pruned() =>
        ShowsAsync("plan-prune", "plan", Request(Prunes), Old);

    [Fact]
    public static Task A_role_that_does_not_look_like_ours_is_kept() =>
        ShowsAsync(
            "plan-prune-kept",
            "plan",
            Request(Prunes),
            Made with
            {
                Address = new(Some.Orders, "ram-for-bi"),
                Policies = [Policy.Dts, new("ReadOnlyAccess", Policy.System)],
            }
        );

    [Fact]
    public static Task Too_many_removals() =>
        ShowsAsync(
            "plan-prune-refused",
            "plan",
            Request(Prunes),
            [.. Enumerable.Range(1, 4).Select(n => Old[0] with { Address = new(Some.Orders, $"old-{n}") })]
        );

    [Fact]
    public static Task A_role_destroyed() =>
        ShowsAsync(
            "destroy",
            "destroy",
            Request(Some.Consent) with
            {
                Destroys = true,
                Searched = [],
            },
            Made with
            {
                Description = "by hand, see ticket 4711",
                MaxSessionDuration = 7200,
            }
        );

    [Fact]
    public static Task A_role_that_others_may_rely_on_is_not_destroyed() =>
        ShowsAsync(
            "destroy-refused",
            "destroy",
            Request(Some.Consent) with
            {
                Destroys = true,
                Searched = [],
            },
            Made with
            {
                Trust = TrustPolicy.Trusting([Some.Lake, Some.Stranger]),
            }
        );

    private static PlanRequest Request(Consent consent) =>
        Some.Request(Some.Task()) with
        {
            Consent = consent,
            Searched = [.. Some.Accounts.Where(account => account.Name.Value is "orders")],
        };

    private static async Task ShowsAsync(string screen, string command, PlanRequest request, params Role[] roles)
    {
        var plan = await MakePlan.RunAsync(
            request,
            new FakeCloud().With(request.Destroys ? roles : [Made, .. roles]),
            null,
            CancellationToken.None
        );
        using var writer = new StringWriter();
        var page = new Page(writer, Palette.Tags, 80);
        var view = new PlanView(Some.Names) { Prune = "dts-apply plan --prune --set default -f orders.yaml" };
        PlanText.Draw(page, plan, view);
        page.Line(PlanVerdict.Write(command, plan, unwritten: false));
        Golden.Matches(writer.ToString(), "Screens", $"{screen}.txt");
    }
}
