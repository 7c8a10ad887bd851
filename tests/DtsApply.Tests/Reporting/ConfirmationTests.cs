using DtsApply.Model;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>
/// What someone agrees to: roles and accounts, by name where it is one, and where they are; actions are of no interest
/// there.
/// </summary>
public static class ConfirmationTests
{
    private static readonly Role Made = Some.Live();
    private static readonly Role Old = Made with { Trust = TrustPolicy.Trusting([Some.Stranger]) };

    [Fact]
    public static async Task A_single_role_is_named_with_its_account_and_the_target()
    {
        Assert.Equal(
            "create role ram-for-dts in account orders (…0001) of Alibaba Cloud?",
            await AskedAsync(Some.Request(Some.Task()))
        );
        Assert.Equal(
            "create role ram-for-dts in account orders (…0001) of the sandbox?",
            await AskedAsync(Some.Request(Some.Task()) with { Target = Target.Sandbox })
        );
        Assert.Equal(
            "create role ram-for-dts in account orders (…0001) at http://127.0.0.1:8787?",
            await AskedAsync(Some.Request(Some.Task()) with { Target = Target.At(new("http://127.0.0.1:8787")) })
        );
        Assert.Equal(
            "update role ram-for-dts in account orders (…0001) of Alibaba Cloud?",
            await AskedAsync(Some.Request(Some.Task()), Old)
        );
        Assert.Equal(
            "delete role ram-for-dts in account orders (…0001) of Alibaba Cloud?",
            await AskedAsync(Some.Request(Some.Task()) with { Destroys = true, Searched = [] }, Made)
        );
        Assert.Equal(
            "adopt role ram-for-dts in account orders (…0001) of Alibaba Cloud?",
            await AskedAsync(
                Some.Request(Some.Task()) with
                {
                    Consent = Some.Consent with { Adopt = true },
                },
                Made with
                {
                    Tags = Made.Tags.Clear(),
                }
            )
        );
    }

    [Fact]
    public static async Task Several_roles_are_counted_by_what_happens_to_them()
    {
        Assert.Equal("create 2 roles in 2 accounts of Alibaba Cloud?", await AskedAsync(Some.Request(Some.BothTask())));
        Assert.Equal(
            "create 2 roles and update 1 in 3 accounts of Alibaba Cloud?",
            await AskedAsync(Some.Request(Some.Task(), Some.BothTask()), Old)
        );
        Assert.Equal(
            "create 2 roles in account orders (…0001) of Alibaba Cloud?",
            await AskedAsync(Some.Request(Some.Task(), Some.Task("again", role: Some.Settings("other"))))
        );
    }

    [Fact]
    public static async Task The_access_in_short_stands_once_over_the_question_where_one_is_asked()
    {
        var plan = await MakePlan.RunAsync(
            Some.Request(Some.Task(), Some.BothTask()),
            new FakeCloud().With(Old),
            null,
            CancellationToken.None
        );

        Assert.Contains(
            "access, in short",
            Drawn(page => PlanText.Draw(page, plan, new(Some.Names))),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "access, in short",
            Drawn(page => PlanText.Draw(page, plan, new(Some.Names) { IsAsked = true })),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "access, in short\n  - loses:",
            Drawn(page => ConfirmationPrompt.Draw(page, plan, new(Some.Names), repeat: false)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public static async Task A_service_that_loses_access_is_no_account()
    {
        var service = new Principal(PrincipalKind.Service, "ecs.aliyuncs.com");
        Assert.Contains(
            "1 account and 1 service lose access; DTS tasks and whatever else uses this role may stop",
            await LossesAsync(Old.Trust.Principals.Add(service)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 service loses access; what runs with this role may stop",
            await LossesAsync(Made.Trust.Principals.Add(service)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 account loses access; its DTS tasks that use this role may stop",
            await LossesAsync(Old.Trust.Principals),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> LossesAsync(IEnumerable<Principal> principals)
    {
        var plan = await MakePlan.RunAsync(
            Some.Request(Some.Task()),
            new FakeCloud().With(Made with { Trust = new TrustPolicy([.. principals], [], text: null) }),
            null,
            CancellationToken.None
        );
        return Drawn(page => PlanText.Draw(page, plan, new(Some.Names)));
    }

    private static async Task<string> AskedAsync(PlanRequest request, params Role[] roles)
    {
        var plan = await MakePlan.RunAsync(request, new FakeCloud().With(roles), null, CancellationToken.None);
        return Drawn(page => ConfirmationPrompt.Draw(page, plan, new(Some.Names), repeat: false))
            .TrimEnd('\n')
            .Split('\n')[^1];
    }

    private static string Drawn(Action<Page> draw)
    {
        using var writer = new StringWriter();
        draw(new(writer, Palette.None, 80));
        return writer.ToString();
    }
}
