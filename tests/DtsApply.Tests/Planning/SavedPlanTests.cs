using System.Text.Json;
using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using Xunit;

namespace DtsApply.Tests.Planning;

public static class SavedPlanTests
{
    private static readonly Role Old = Some.Live() with
    {
        Address = new(Some.Orders, "old"),
        Trust = TrustPolicy.Trusting([Some.Stranger]),
    };
    private static readonly Role Before = Some.Live() with
    {
        Trust = TrustPolicy.Trusting([Some.Stranger]),
        Description = "For the archive account",
        Tags = Some.Live().Tags.Add("cost=center", "a=b"),
    };

    [Fact]
    public static void A_saved_plan_reads_as_the_plan_that_it_was()
    {
        var read = Read(Text())!;

        Assert.Equal(Actions(Saved().Plan()), Actions(read.Plan()));
        Assert.Equal(Fingerprint.Of(Before), Fingerprint.Of(read.Roles[0].Before));
        Assert.Equal("orders.yaml:24:3", read.Tasks.Single().Source.Place.ToString());
    }

    [Fact]
    public static void White_space_is_no_change() =>
        Assert.NotNull(Read(JsonSerializer.Serialize(JsonDocument.Parse(Text()).RootElement, Indented)));

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"saved\":{},\"digest\":\"\"}")]
    [InlineData("{\"saved\":1,\"digest\":2}")]
    public static void What_is_no_plan_is_said_to_be_none(string text) => Assert.Null(Read(text));

    /// <summary>
    /// Whatever is done to a plan file, it is refused, or the planner alone decides what it makes: the trust that it
    /// asks for is that of its own tasks.
    /// </summary>
    [Fact]
    public static void A_plan_changed_by_hand_is_refused_or_plans_what_its_own_tasks_ask_for() =>
        Gen.Select(Gen.Int[0, Text().Length - 1], Gen.Char[' ', '~'], Gen.Bool)
            .Sample(
                (at, letter, insert) =>
                {
                    var mutant = insert
                        ? Text().Insert(at, letter.ToString())
                        : Text().Remove(at, 1).Insert(at, letter.ToString());
                    return Read(mutant) is not { } read || Actions(read.Plan()).SequenceEqual(Actions(Saved().Plan()));
                },
                iter: 2000
            );

    /// <summary>
    /// A forger who also makes the top of the file right again gets no further than the rules and the planner let
    /// anyone.
    /// </summary>
    [Theory]
    [InlineData(Some.Lake, Some.Orders)]
    [InlineData("\"set\":\"default\"", "\"set\":\"de fault\"")]
    [InlineData("\"set\":\"default\"", "\"set\":null")]
    [InlineData("\"target\":\"cloud\"", "\"target\":\"the moon\"")]
    [InlineData("\"role\":\"old\"", "\"role\":\"ram-for-dts\"")]
    [InlineData("\"prune\":true", "\"prune\":false")]
    [InlineData("\"adopt\":false", "\"adopt\":true")]
    [InlineData("\"takeOver\":null", "\"takeOver\":\"blue\"")]
    [InlineData("\"allowRemovals\":2", "\"allowRemovals\":3")]
    [InlineData("\"DeleteRole\"", "\"CreateRole\"")]
    [InlineData("\"dts-apply:managed-by\":\"dts-apply\"", "\"team\":\"a\"")]
    [InlineData("\"dts-apply:set\":\"default\"", "\"dts-apply:set\":null")]
    public static void What_the_planner_would_not_save_is_no_plan_whatever_the_top_says(string right, string wrong)
    {
        var forged = SavedPlanWriter.Text(Saved()).Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(SavedPlanWriter.Text(Saved()), forged);
        using var json = JsonDocument.Parse(forged);
        Assert.Null(SavedPlanReader.Read(json.RootElement, CancellationToken.None));
    }

    [Fact]
    public static void A_file_in_which_all_of_it_was_changed_alike_is_no_plan()
    {
        Assert.Null(Read(Text().Replace(Some.Orders, "1646821763560009", StringComparison.Ordinal)));
        Assert.Null(Read(Text().Replace("2026-11-23T14:03:07Z", "2026-12-23T14:03:07Z", StringComparison.Ordinal)));
    }

    /// <summary>Gates that read the published schema see all that a file can do, or the file is none.</summary>
    [Theory]
    [InlineData("\n  \"roles\": [", "\n  \"roles\": [],\n  \"more\": [")]
    [InlineData("\"change\": \"Delete\"", "\"change\": \"Unchanged\"")]
    [InlineData("\"delete\": 1", "\"delete\": 0")]
    [InlineData("\"delete\": 1", "\"delete\": 1.0")]
    [InlineData("\n  \"set\": \"default\"", "\n  \"set\": \"default\",\n  \"note\": \"approved\"")]
    [InlineData("\n  \"set\": \"default\"", "\n  \"set\": \"default\",\n  \"set\": \"default\"")]
    [InlineData("\n  \"set\": \"default\"", "\n  \"set\": \"default\",\n  \"digest\": \"00\"")]
    [InlineData("\"findings\":[]", "\"findings\":[],\"more\":1")]
    public static void A_file_whose_top_says_otherwise_than_what_it_holds_is_no_plan(string right, string wrong)
    {
        var forged = Text().Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Text(), forged);
        Assert.Null(Read(forged));
    }

    [Fact]
    public static void A_plan_is_UTF_8_without_a_mark()
    {
        byte[] text = [.. System.Text.Encoding.UTF8.GetBytes(Text())];
        var at = Text().IndexOf("For the archive", StringComparison.Ordinal);

        Assert.NotNull(PlanDocument.Read(text, Version, CancellationToken.None));
        Assert.Null(PlanDocument.Read((byte[])[0xef, 0xbb, 0xbf, .. text], Version, CancellationToken.None));
        Assert.Null(PlanDocument.Read(System.Text.Encoding.Unicode.GetBytes(Text()), Version, CancellationToken.None));
        Assert.Null(PlanDocument.Read((byte[])[.. text[..at], 0xff, .. text[at..]], Version, CancellationToken.None));
    }

    [Fact]
    public static void Another_version_of_the_tool_is_told_before_anything_else()
    {
        Assert.Equal(Version, PlanDocument.ToolVersion(System.Text.Encoding.UTF8.GetBytes(Text())));
        Assert.Equal(
            "9.9",
            PlanDocument.ToolVersion(
                System.Text.Encoding.UTF8.GetBytes("""{"kind":"Plan","toolVersion":"9.9","saved":[]}""")
            )
        );
        Assert.Null(
            PlanDocument.ToolVersion(
                System.Text.Encoding.UTF8.GetBytes("""{"kind":"ApplyResult","toolVersion":"9.9"}""")
            )
        );
    }

    [Fact]
    public static void What_was_found_is_kept_whole()
    {
        var found = new Diagnostic(Severity.Warning, RuleId.DTS309, "account ID nearly that of another")
        {
            Help = "see the digits",
            Source = new("orders.yaml", 4, 14, 4, 32),
            Related = [new(new("m.yaml", 1, 2, 3, 4), "the other one")],
        };
        var there = new Diagnostic(Severity.Info, RuleId.DTS503, "DTS is not authorized")
        {
            Account = "orders",
            Role = "r",
            Facts = [new("seen", "none") { IsDetail = true }],
        };
        var saved = Saved() with { Findings = [found, there] };
        var read = Read(PlanDocument.Text(saved, Version))!;

        Assert.Equal(PlanDocument.Text(saved, Version), PlanDocument.Text(read, Version));
        Assert.Equal(found.Source, read.Findings[0].Source);
        Assert.Equal("the other one", read.Findings[0].Related.Single().Message);
        Assert.True(read.Findings[1].Facts.Single().IsDetail);
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    private static IEnumerable<string> Actions(Plan plan) =>
        plan.Changes.SelectMany(change => SavedRole.InWords(change.Actions));

    private const string Version = "0.1.0";

    private static SavedPlan? Read(string text) =>
        PlanDocument.Read(System.Text.Encoding.UTF8.GetBytes(text), Version, CancellationToken.None);

    private static string Text() => PlanDocument.Text(Saved(), Version);

    private static SavedPlan Saved() =>
        new(
            Target.Cloud,
            new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero),
            Some.Consent with
            {
                Prune = true,
                AllowRemovals = 2,
            },
            [.. Some.Accounts.Where(account => account.Name.Value is "lake" or "orders")],
            [Some.Task()],
            [
                new(
                    Before.Address,
                    Before,
                    SavedRole.InWords(RolePlanner.Plan(Some.Wanted(), Before, Some.Consent, Some.Names).Actions)
                ),
                new(Old.Address, Old, SavedRole.InWords(RemovalPlanner.Prune("orders", Old, Some.Consent)!.Actions)),
            ]
        );
}
