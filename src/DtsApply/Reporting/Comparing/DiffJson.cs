using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Comparing;

/// <summary>Writes what differs between two sets of manifests as JSON: an object of kind Diff.</summary>
public static class DiffJson
{
    /// <summary>Writes its members into an object that is open.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="sets">What was compared.</param>
    /// <param name="toolVersion">This tool's version.</param>
    /// <param name="code">The exit code of the command.</param>
    public static void Members(Utf8JsonWriter writer, ComparedSets sets, string toolVersion, int code)
    {
        Head(writer, sets.Plan.Set, toolVersion, code);
        OriginJson.Base(writer, sets.Base.Facts);
        if (sets.Base.Facts.Compiles)
        {
            Summary(writer, sets.Plan);
            Accounts(writer, sets.Plan);
            PlanJson.Roles(writer, sets.Plan, outcome: null);
        }
        else
        {
            // Nobody knows who loses what: no number and no list may be taken for "no one".
            writer.WriteNull("summary");
            Accounts(writer, sets.Plan);
            JsonWriting.List(writer, "roles", DiffVerdict.Wanted(sets.Plan), role => Unknown(writer, role));
        }

        Diagnostics(writer, [.. sets.Base.Mistakes, .. sets.Plan.AllDiagnostics]);
    }

    /// <summary>Writes the members of a comparison that came to nothing.</summary>
    public static void Nothing(
        Utf8JsonWriter writer,
        string set,
        IEnumerable<Diagnostic> diagnostics,
        string toolVersion,
        int code
    )
    {
        Head(writer, set, toolVersion, code);
        writer.WriteNull("base");
        writer.WriteNull("summary");
        JsonWriting.List(writer, "accounts", (string[])[], writer.WriteStringValue);
        JsonWriting.List(writer, "roles", (string[])[], writer.WriteStringValue);
        Diagnostics(writer, diagnostics);
    }

    private static void Head(Utf8JsonWriter writer, string set, string toolVersion, int code)
    {
        writer.WriteString("formatVersion", "1");
        writer.WriteString("kind", "Diff");
        writer.WriteString("toolVersion", toolVersion);
        writer.WriteString("set", set);
        writer.WriteNumber("exitCode", code);
    }

    private static void Summary(Utf8JsonWriter writer, Plan plan)
    {
        var pending = plan.Pending.ToList();
        var loss = Loss.In(pending);
        writer.WriteStartObject("summary");
        writer.WriteNumber("create", plan.Count(ChangeKind.Create));
        writer.WriteNumber("update", plan.Count(ChangeKind.Update));
        writer.WriteNumber("delete", plan.Count(ChangeKind.Delete));
        writer.WriteNumber("unchanged", plan.Count(ChangeKind.Unchanged));
        writer.WriteNumber("losing", loss?.Losers.Length ?? 0);
        writer.WriteNumber("losingOnlyWithPrune", Gaining.OnlyByPruning(pending));
        writer.WriteNumber("gaining", Gaining.Accounts(pending));
        writer.WriteEndObject();
    }

    private static void Accounts(Utf8JsonWriter writer, Plan plan) =>
        JsonWriting.List(writer, "accounts", plan.Accounts, account =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", account.Name);
            writer.WriteString("accountId", account.Account.Id.Value);
            writer.WriteEndObject();
        });

    private static void Unknown(Utf8JsonWriter writer, Change role)
    {
        writer.WriteStartObject();
        writer.WriteString("account", role.Account);
        writer.WriteString("accountId", role.Address.AccountId);
        writer.WriteString("role", role.Address.Role);
        writer.WriteNull("change");
        JsonText.Strings(writer, "tasks", role.Wanted!.Tasks);
        JsonText.Strings(
            writer,
            "trusted",
            role.Wanted.Trusted.Select(account => account.Id).Order(StringComparer.Ordinal)
        );
        JsonText.Strings(writer, "reasons", role.Wanted.Reasons);
        writer.WriteNull("before");
        PlanJson.State(writer, "after", role.After);
        writer.WriteNull("access");
        writer.WriteEndObject();
    }

    private static void Diagnostics(Utf8JsonWriter writer, IEnumerable<Diagnostic> diagnostics) =>
        JsonWriting.List(writer, "diagnostics", diagnostics, diagnostic => JsonText.Diagnostic(writer, diagnostic));
}
