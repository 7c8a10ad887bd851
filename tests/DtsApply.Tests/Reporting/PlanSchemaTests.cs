using System.Collections.Immutable;
using DtsApply.Applying;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Runs;
using DtsApply.Reporting.Screen;
using DtsApply.Tests.Applying;
using DtsApply.UseCases;
using NJsonSchema;
using Xunit;

namespace DtsApply.Tests.Reporting;

/// <summary>
/// The published schema of plans and what is really written hold each other: nothing is written that it does not
/// describe.
/// </summary>
public static class PlanSchemaTests
{
    private static readonly Task<JsonSchema> Published = JsonSchema.FromFileAsync(
        Repo.PathOf("schemas", "plan.v1.schema.json")
    );

    public static TheoryData<string> Stories =>
        new("create", "update", "foreign", "prune", "guard", "denied", "rewritten", "odd trust");

    [Theory]
    [MemberData(nameof(Stories))]
    public static async Task Plans_and_results_are_as_published(string story)
    {
        var cloud = Story(story);
        var plan = await PlanAsync(cloud, story is "prune");
        var written = new List<string> { Written(plan) };
        if (plan.Code is ExitCode.Done)
        {
            var run = await new Applier(cloud, new FakeClock()).ApplyAsync(
                plan,
                new("20261123T140307Z-3f9c2a71"),
                ApplierTests.None,
                () => ExitCode.Interrupted
            );
            written.Add(JsonText.Document(writer => RunJson.Members(writer, run, "0.1.0")));
        }

        await AllFitAsync(written);
    }

    [Fact]
    public static async Task A_saved_plan_is_as_published()
    {
        var plan = await PlanAsync(Story("prune"), prune: true);
        var saved = new SavedPlan(
            Target.Cloud,
            new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero),
            Some.Consent with
            {
                Prune = true,
            },
            Some.Accounts,
            [Some.Task()],
            [
                .. plan.Changes.Select(change => new SavedRole(
                    change.Address,
                    change.Before,
                    SavedRole.InWords(change.Actions)
                )),
            ]
        )
        {
            Identities = ImmutableSortedDictionary<string, Identity>.Empty.Add(
                "orders",
                new(Some.Orders, "RAMUser", $"acs:ram::{Some.Orders}:user/dts-admin", "profile orders")
            ),
        };

        var found = new Diagnostic(Severity.Warning, RuleId.DTS309, "account ID nearly that of another")
        {
            Source = new("orders.yaml", 4, 14, 4, 32),
            Related = [new(new("m.yaml", 1, 2, 3, 4), "the other one")],
            Facts = [new("seen", "none")],
        };
        await AllFitAsync([
            PlanDocument.Text(saved, "0.1.0"),
            PlanDocument.Text(saved with { Findings = [found] }, "0.1.0"),
        ]);
    }

    [Theory]
    [InlineData("\"kind\": \"Plan\"", "\"kind\": \"Scheme\"")]
    [InlineData("\"change\": \"Create\"", "\"change\": \"Make\"")]
    [InlineData("\"verified\": true", "\"verified\": \"yes\"")]
    [InlineData("\"summary\":", "\"sum\":")]
    public static async Task What_is_published_can_tell_a_wrong_plan(string right, string wrong) =>
        Assert.NotEmpty(
            (await Published).Validate(
                Written(await PlanAsync(Story("create"), prune: false)).Replace(right, wrong, StringComparison.Ordinal)
            )
        );

    private static async Task AllFitAsync(IEnumerable<string> written)
    {
        // Readers ignore members that they do not know; the writer must not write one that is not described.
        var strict = await JsonSchema.FromFileAsync(Repo.PathOf("schemas", "plan.v1.schema.json"));
        Close(strict, []);
        foreach (var text in written)
        {
            Assert.Empty((await Published).Validate(text));
            Assert.Empty(strict.Validate(text));
        }
    }

    private static void Close(JsonSchema schema, HashSet<JsonSchema> seen)
    {
        if (!seen.Add(schema))
        {
            return;
        }

        var children = schema
            .Properties.Values.Concat(schema.Definitions.Values)
            .Concat(schema.OneOf)
            .Append(schema.Item)
            .Append(schema.Reference)
            .OfType<JsonSchema>()
            .ToList();
        if (schema.Properties.Count > 0)
        {
            schema.AllowAdditionalProperties = false;
        }

        children.ForEach(child => Close(child, seen));
    }

    private static FakeCloud Story(string story)
    {
        var made = Some.Live();
        return story switch
        {
            "update" => new FakeCloud().With(
                made with
                {
                    Trust = TrustPolicy.Trusting([Some.Stranger]),
                    Policies = [Policy.Dts, new("shop-data", Policy.Custom)],
                }
            ),
            "foreign" => new FakeCloud { Unauthorized = true }.With(
                made with
                {
                    Tags = ImmutableSortedDictionary<string, string>.Empty,
                }
            ),
            "prune" => new FakeCloud().With(
                made,
                made with
                {
                    Address = new(Some.Orders, "old"),
                },
                made with
                {
                    Address = new(Some.Orders, "kept"),
                    Tags = made.Tags.Add(Ownership.ProtectTag, "true"),
                }
            ),
            "guard" => new FakeCloud { Whose = _ => Some.Crm },
            "denied" => new FakeCloud
            {
                Trouble = (_, call) => call.StartsWith("Attach", StringComparison.Ordinal) ? Mishap.Denied : null,
            },
            "rewritten" => new FakeCloud { Stores = _ => TrustPolicy.Trusting([Some.Orders]) },
            "odd trust" => new FakeCloud().With(
                made with
                {
                    Trust = TrustPolicy.Parse(
                        """{"Statement":[{"Action":"sts:AssumeRole","Effect":"Deny","Principal":"""
                            + """{"Federated":"acs:ram::1:saml-provider/corp"}}],"Version":"1"}""",
                        Some.Orders
                    ),
                }
            ),
            _ => new FakeCloud(),
        };
    }

    private static string Written(Plan plan) =>
        JsonText.Document(writer => PlanJson.Members(writer, plan, new("Plan", "0.1.0", plan.Code)));

    private static Task<Plan> PlanAsync(FakeCloud cloud, bool prune) =>
        MakePlan.RunAsync(
            Some.Request(Some.Task()) with
            {
                Consent = Some.Consent with { Prune = prune },
                Searched = [.. Some.Accounts.Where(account => account.Name.Value is "orders")],
            },
            cloud,
            null,
            CancellationToken.None
        );
}
