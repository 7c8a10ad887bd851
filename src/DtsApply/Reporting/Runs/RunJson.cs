using System.Text.Json;
using DtsApply.Applying;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Plans;

namespace DtsApply.Reporting.Runs;

/// <summary>Writes the result of a run as JSON: the plan, with what became of each action.</summary>
public static class RunJson
{
    /// <summary>Writes the members of an ApplyResult into an object that is open.</summary>
    public static void Members(Utf8JsonWriter writer, RunResult run, string toolVersion)
    {
        var results = run.Roles.ToDictionary(role => role.Change.Address);
        PlanJson.Members(
            writer,
            run.Plan,
            new("ApplyResult", toolVersion, run.Code)
            {
                Outcome = (change, index) =>
                {
                    if (results.TryGetValue(change.Address, out var result))
                    {
                        Outcome(writer, result, result.Outcomes[index]);
                    }
                },
                Problems = run.Roles.Select(role => role.Problem).OfType<Diagnostic>(),
            }
        );
        writer.WriteString("runId", run.RunId);
        writer.WriteString("journal", run.Journal);
    }

    private static void Outcome(Utf8JsonWriter writer, RoleResult result, Outcome outcome)
    {
        writer.WriteString("status", outcome.Status.ToString());
        writer.WriteString("requestId", outcome.RequestId);
        var reason = RunWords.Why(outcome.Reason);
        writer.WriteString(
            "error",
            outcome.Status switch
            {
                Status.Done => null,
                Status.Failed or Status.Undone => result.Problem?.Message ?? reason,
                _ => reason,
            }
        );
    }
}
