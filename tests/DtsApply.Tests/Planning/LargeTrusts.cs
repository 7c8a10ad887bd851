using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using Xunit;

namespace DtsApply.Tests.Planning;

/// <summary>The longest trust policy costs so much more than a short one as it is longer: work is counted in bytes that
/// are asked for, which no other load changes.</summary>
public static class LargeTrusts
{
    private const int Few = 500;
    private const int Times = 4;

    public static TheoryData<string, Func<int, string>> Shapes =>
        new()
        {
            {
                "principals",
                count => Document(Statement(string.Join(',', Enumerable.Range(0, count).Select(Someone))))
            },
            {
                "statements",
                count => Document([.. Enumerable.Range(0, count).Select(index => Statement(Someone(index)))])
            },
            {
                "conditions",
                count =>
                    Document([
                        .. Enumerable
                            .Range(0, count)
                            .Select(index =>
                                Statement(Someone(index), $$""","Condition":{"Bool":{"k":"{{index}}"} }""")
                            ),
                    ])
            },
            {
                "denials",
                count =>
                    Document([
                        .. Enumerable
                            .Range(0, count)
                            .Select(index =>
                                Statement(Someone(index)).Replace("Allow", "Deny", StringComparison.Ordinal)
                            ),
                    ])
            },
            {
                "actions",
                count =>
                    Document(
                        Statement("\"x\"")
                            .Replace(
                                "\"sts:AssumeRole\"",
                                $"[{string.Join(',', Enumerable.Range(0, count).Select(index => $"\"oss:{index}\""))}]",
                                StringComparison.Ordinal
                            )
                    )
            },
            {
                "keys",
                count =>
                    Document(
                        $$"""{ {{string.Join(',', Enumerable.Range(0, count).Select(index => $"\"k{index}\":1"))}} }"""
                    )
            },
        };

    [Fact]
    public static void A_long_diff_shows_what_goes_and_what_comes_and_does_not_look_for_the_shortest()
    {
        static string Alike(int index) =>
            $$"""{"Action":"sts:AssumeRole","Condition":{"Bool":{"k":"{{index}}"} },"Effect":"Allow","Principal":{"RAM":"x"} }""";
        var live = TrustPolicy.Parse(Document([.. Enumerable.Range(0, 2000).Select(Alike)]), Some.Orders);
        var lines = TrustDiff.Lines(live, TrustPolicy.Trusting([Some.Lake])).Select(line => line.ToString()).ToList();

        Assert.Equal(["--- live", "+++ planned"], lines.Take(2));
        Assert.Contains(Side('-'), Bare(live.Canonical), StringComparison.Ordinal);
        Assert.Contains(Side('+'), Bare(TrustPolicy.Trusting([Some.Lake]).Canonical), StringComparison.Ordinal);
        Assert.Equal(
            2000,
            lines.Count(line => line.StartsWith('-') && line.EndsWith("\"k\": [", StringComparison.Ordinal))
        );

        // The difference in its middle, with three lines of context around it.
        string Side(char mark) =>
            Bare(
                string.Join(
                    '\n',
                    lines.Skip(3).Where(line => line[0] == mark || line[0] is ' ').Select(line => line[1..])
                )
            );

        static string Bare(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd(',')));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public static void Reading_comparing_and_telling_are_linear(string what, Func<int, string> document)
    {
        Work(document(Few));
        var (few, many) = (Work(document(Few)), Work(document(Few * Times)));
        Assert.True(many < few * Times * 1.5, $"{what}: {few} bytes for {Few}, {many} for {Times} times as many");
    }

    private static long Work(string document)
    {
        var began = GC.GetAllocatedBytesForCurrentThread();
        var trust = TrustPolicy.Parse(document, Some.Orders);
        var live = Some.Live() with { Trust = trust, Policies = [Policy.Dts, new("ReadOnlyAccess", Policy.System)] };
        var change = RolePlanner.Plan(Some.Wanted(), live, Some.Consent, Some.Names);
        _ = RoleDiff.Between(live, change.After);
        _ = Fingerprint.Of(live);
        var plan = new Plan(
            Target.Cloud,
            "default",
            [new(Some.Accounts.Single(account => account.Id.Value is Some.Orders), null, Verified: true)],
            [change]
        );
        _ = plan.Removals;
        PlanText.Draw(new(TextWriter.Null, Palette.None, 80), plan, new(Some.Names));
        PlanText.Draw(new(TextWriter.Null, Palette.None, 80), plan, new(Some.Names, Verbose: true));
        return GC.GetAllocatedBytesForCurrentThread() - began;
    }

    private static string Someone(int index) =>
        FormattableString.Invariant($"\"acs:ram::{1000000000000000 + index}:root\"");

    private static string Statement(string principals, string more = "") =>
        $$"""{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":[{{principals}}]}{{more}} }""";

    private static string Document(params string[] statements) =>
        $$"""{"Statement":[{{string.Join(',', statements)}}],"Version":"1"}""";
}
