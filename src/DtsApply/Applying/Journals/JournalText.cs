using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying.Journals;

/// <summary>
/// Writes entries as lines of JSON, each an object by itself that begins with what happened and when. No secret is ever
/// among them.
/// </summary>
public static class JournalText
{
    /// <summary>The lines with which a journal begins.</summary>
    public static string Opening(RunBegan run, DateTimeOffset now) =>
        string.Concat(
            ((JournalEntry[])[run, .. run.Plan.Pending.Select(change => new RolePlanned(change))]).Select(entry =>
                Line(entry, now)
            )
        );

    /// <summary>One entry, with a line feed at its end.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="now">When it happened.</param>
    public static string Line(JournalEntry entry, DateTimeOffset now) =>
        JsonWriting.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("event", Name(entry));
            writer.WriteString("time", UtcTime.Milliseconds(now));
            Members(writer, entry);
            writer.WriteEndObject();
        }) + "\n";

    private static string Name(JournalEntry entry) =>
        entry switch
        {
            RunBegan => "run",
            RolePlanned => "role",
            Sending => "sending",
            Answered => "answer",
            RoleRead => "read",
            RoleEnded => "roleEnd",
            RunEnded => "end",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static void Members(Utf8JsonWriter writer, JournalEntry entry)
    {
        switch (entry)
        {
            case RunBegan began:
                Run(writer, began);
                break;
            case RolePlanned { Change: var change }:
                Where(writer, change.Account, change.Address);
                writer.WriteString("change", change.Kind.ToString());
                JsonWriting.List(writer, "reasons", change.Wanted?.Reasons ?? [], writer.WriteStringValue);
                RoleJson.Write(writer, "before", change.Before);
                RoleJson.Write(writer, "after", change.After);
                break;
            case Sending sending:
                Where(writer, sending.Account, sending.Address);
                ActionText.Write(writer, sending.Action);
                break;
            case Answered answered:
                Where(writer, answered.Account, answered.Address);
                Outcome(writer, answered.Outcome);
                writer.WriteString("error", answered.Error);
                break;
            case RoleRead read:
                Where(writer, read.Account, read.Address);
                RoleJson.Write(writer, "now", read.Now);
                break;
            case RoleEnded { Result: var result }:
                End(writer, result);
                break;
            case RunEnded { Result: var result }:
                writer.WriteNumber("exitCode", result.Code);
                break;
        }
    }

    private static void Run(Utf8JsonWriter writer, RunBegan run)
    {
        writer.WriteString("formatVersion", "1");
        writer.WriteString("runId", run.RunId);
        writer.WriteString("toolVersion", run.ToolVersion);
        writer.WriteString("command", run.Command);
        writer.WriteString("set", run.Plan.Set);
        writer.WriteString("target", run.Plan.Target.Name);
        JsonWriting.List(writer, "accounts", run.Plan.Accounts, account =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", account.Name);
            writer.WriteString("accountId", account.Account.Id.Value);
            writer.WriteString(
                "credentials",
                account.Identity?.Credentials ?? account.Account.Credentials.Value?.Label
            );
            writer.WriteString("identity", account.Identity?.Arn);
            writer.WritePropertyName("manifest");
            ManifestJson.Write(writer, account.Account);
            writer.WriteEndObject();
        });
    }

    private static void End(Utf8JsonWriter writer, RoleResult result)
    {
        Where(writer, result.Change.Account, result.Change.Address);
        writer.WriteNumber("code", result.Code);
        writer.WriteString("rule", result.Problem?.Rule.Code());
        writer.WriteString("problem", result.Problem?.Message);
        JsonWriting.List(writer, "actions", result.Outcomes, outcome =>
        {
            writer.WriteStartObject();
            Outcome(writer, outcome);
            writer.WriteEndObject();
        });
    }

    private static void Outcome(Utf8JsonWriter writer, Outcome outcome)
    {
        writer.WriteString("op", outcome.Action.Op);
        writer.WriteString("status", outcome.Status.ToString());
        writer.WriteString("requestId", outcome.RequestId);
        writer.WriteString("reason", RunWords.Why(outcome.Reason));
    }

    private static void Where(Utf8JsonWriter writer, string account, RoleAddress address)
    {
        writer.WriteString("account", account);
        writer.WriteString("accountId", address.AccountId);
        writer.WriteString("role", address.Role);
    }
}
