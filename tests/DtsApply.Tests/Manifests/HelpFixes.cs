using DtsApply.Model;
using Xunit;

namespace DtsApply.Tests.Manifests;

/// <summary>
/// Whoever follows a help to the letter gets further: right manifests are broken in the ways in which people break
/// them, one line at a time, the first help is
/// carried out by a reader without any sense of its own, and what it was about must be gone.
/// </summary>
public static class HelpFixes
{
    private const string Account = """
        apiVersion: dts-apply/v1
        kind: Account
        metadata:
          name: orders
          labels: {team: commerce, tier: gold}
        spec:
          accountId: "1646821763560001"
          type: Public
          credentials:
            profile: orders

        """;

    private const string Task = """
        apiVersion: dts-apply/v1
        kind: CrossAccountTask
        metadata: {name: orders-to-lake}
        spec:
          scenario: CrossAccountSource
          task: {type: Synchronization}
          source:
            account: orders
            database: MySQL
            role:
              description: Lets DTS tasks of lake in
              maxSessionDuration: 3600
          destination: {account: lake, database: AnalyticDB for MySQL 3.0}

        """;

    public static TheoryData<string> Mistakes => [.. Breaking.Ways.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public static void A_help_followed_to_the_letter_mends_what_it_is_about(string mistake)
    {
        var broken = 0;
        foreach (
            var (right, number) in from right in (string[])[Account, Task]
                                   from number in Enumerable.Range(0, right.Split('\n').Length - 1)
                                   select (right, number)
        )
        {
            var text = Breaking.Line(right, number, Breaking.Ways[mistake]);
            var problem =
                text == right
                    ? null
                    : Given.Text(text).Diagnostics.FirstOrDefault(d => d.Severity is not Severity.Info);
            if (problem is null)
            {
                continue;
            }

            broken++;
            var mended = ToTheLetter.Follow(text, problem);
            Assert.True(mended is not null, $"no one could follow: {problem.Message}; {problem.Help}\n{text}");
            var left = Given.Text(mended).Diagnostics;
            Assert.False(
                left.Any(d => Same(d, problem)),
                $"still there: {problem.Message}; {problem.Help}\n{text}\nbecame\n{mended}"
            );
            Assert.True(
                left.Length is 0
                    || problem.Rule is not RuleId.DTS003
                    || left[0].Rule is not RuleId.DTS003
                    || left[0].Source!.Value.Line > problem.Source!.Value.Line,
                $"one not-YAML for another: {problem.Message}; {problem.Help}\n{text}\nbecame\n{mended}"
            );
        }

        Assert.True(broken > 0, mistake);
    }

    private static bool Same(Diagnostic one, Diagnostic other) =>
        (one.Rule, one.Message, one.Source!.Value.Line, one.Source.Value.Column)
        == (other.Rule, other.Message, other.Source!.Value.Line, other.Source.Value.Column);
}
