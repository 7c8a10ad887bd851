using System.Text.Json;
using DtsApply.Planning;
using DtsApply.Planning.Verifying;
using DtsApply.Reporting.Plans;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Verifying;

/// <summary>
/// Roles that were read back, for machines (contract, section 4, kind <c>Verification</c>): what was found at a role
/// stands with it, all else under <c>diagnostics</c>.
/// </summary>
public static class VerificationJson
{
    /// <summary>Writes the members of the object.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="found">What was found.</param>
    /// <param name="frame">What stands around it.</param>
    public static void Members(Utf8JsonWriter writer, Verification found, JsonFrame frame)
    {
        Head(writer, found.Plan, frame);
        Summary(writer, found);
        JsonWriting.List(
            writer,
            "accounts",
            found.Plan.Accounts.OrderBy(account => account.Name, StringComparer.Ordinal),
            account => PlanJson.Account(writer, account)
        );
        var all = found
            .Roles.Select(role => (role.Wanted, Role: (VerifiedRole?)role))
            .Concat(found.Unchecked.Select(wanted => (Wanted: wanted, Role: (VerifiedRole?)null)))
            .OrderBy(pair => pair.Wanted.Account, StringComparer.Ordinal)
            .ThenBy(pair => pair.Wanted.Role.Address.Role, StringComparer.Ordinal);
        JsonWriting.List(writer, "roles", all, pair => Role(writer, pair.Wanted, pair.Role));
        var others = found
            .Plan.Diagnostics.Concat(found.Plan.Shared)
            .Concat(found.Plan.Accounts.SelectMany(account => account.Own));
        JsonWriting.List(writer, "diagnostics", others, finding => JsonText.Diagnostic(writer, finding));
    }

    /// <summary>Writes the members of the object of a run that ended before any role was read.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="none">The set, the service, and why it ended.</param>
    /// <param name="frame">What stands around it.</param>
    public static void Nothing(Utf8JsonWriter writer, Plan none, JsonFrame frame) =>
        Members(writer, new Verification(none, [], [], new([])), frame);

    private static void Head(Utf8JsonWriter writer, Plan plan, JsonFrame frame)
    {
        JsonText.Head(writer, frame.Kind, frame.ToolVersion);
        writer.WriteString("set", plan.Set);
        writer.WriteString("target", plan.Target.Name);
        writer.WriteNumber("exitCode", frame.ExitCode);
    }

    private static void Summary(Utf8JsonWriter writer, Verification found)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("asDeclared", found.Standing(RoleStanding.AsDeclared).Count());
        writer.WriteNumber("more", found.Standing(RoleStanding.More).Count());
        writer.WriteNumber("notAsDeclared", found.Standing(RoleStanding.NotAsDeclared).Count());
        writer.WriteNumber("missing", found.Standing(RoleStanding.Missing).Count());
        writer.WriteNumber("notChecked", found.Unchecked.Length);
        writer.WriteNumber("proved", found.Roles.Count(role => role.IsProved));
        writer.WriteNumber("undeclared", found.UndeclaredRoles);
        writer.WriteEndObject();
    }

    private static void Role(Utf8JsonWriter writer, WantedRole wanted, VerifiedRole? role)
    {
        writer.WriteStartObject();
        writer.WriteString("account", wanted.Account);
        writer.WriteString("accountId", wanted.Role.Address.AccountId);
        writer.WriteString("role", wanted.Role.Address.Role);
        writer.WriteString("standing", role?.Standing.ToString() ?? "NotChecked");
        JsonText.Strings(writer, "tasks", wanted.Tasks);
        JsonText.Strings(writer, "trusted", wanted.Trusted.Select(account => account.Id).Order(StringComparer.Ordinal));
        JsonWriting.List(writer, "findings", role?.Findings ?? [], finding => JsonText.Diagnostic(writer, finding));
        JsonWriting.List(writer, "proofs", role?.Proofs ?? [], proof =>
        {
            writer.WriteStartObject();
            writer.WriteString("account", proof.Account.Name.Value);
            writer.WriteString("accountId", proof.Account.Id.Value);
            writer.WriteString("result", proof.Result.ToString());
            writer.WriteString("identity", proof.Identity?.Arn);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    }
}
