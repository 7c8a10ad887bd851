using System.Text.Json;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;
using DtsApply.Text;

namespace DtsApply.Reporting.Plans;

/// <summary>What stands around a plan in JSON.</summary>
/// <param name="Kind">Plan or ApplyResult.</param>
/// <param name="ToolVersion">This tool's version.</param>
/// <param name="ExitCode">The exit code of the command.</param>
public sealed record JsonFrame(string Kind, string ToolVersion, int ExitCode)
{
    /// <summary>Writes what became of an action into its object: the change, and the action's index in it.</summary>
    public Action<Change, int>? Outcome { get; init; }

    /// <summary>What went wrong while it was carried out.</summary>
    public IEnumerable<Diagnostic> Problems { get; init; } = [];
}

/// <summary>Writes a plan as JSON (schemas/plan.v1.schema.json): sorted, byte-stable, without clock times.</summary>
public static class PlanJson
{
    /// <summary>Writes the members of a plan into an object that is open.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="frame">What stands around it.</param>
    public static void Members(Utf8JsonWriter writer, Plan plan, JsonFrame frame)
    {
        JsonText.Head(writer, frame.Kind, frame.ToolVersion);
        writer.WriteString("set", plan.Set);
        writer.WriteString("target", plan.Target.Name);
        writer.WriteNumber("exitCode", frame.ExitCode);
        Summary(writer, plan);
        JsonWriting.List(writer, "accounts", plan.Accounts, account => Account(writer, account));
        Roles(writer, plan, frame.Outcome);
        JsonWriting.List(writer, "diagnostics", plan.AllDiagnostics.Concat(frame.Problems), diagnostic =>
            JsonText.Diagnostic(writer, diagnostic)
        );
    }

    /// <summary>Writes the member that holds the roles.</summary>
    internal static void Roles(Utf8JsonWriter writer, Plan plan, Action<Change, int>? outcome) =>
        JsonWriting.List(writer, "roles", plan.Changes, change =>
            Role(writer, change, plan.RefusalOf(change)?.Rule.Code(), outcome)
        );

    private static void Summary(Utf8JsonWriter writer, Plan plan)
    {
        writer.WriteStartObject("summary");
        foreach (
            var kind in (ChangeKind[])[ChangeKind.Create, ChangeKind.Update, ChangeKind.Delete, ChangeKind.Unchanged]
        )
        {
            writer.WriteNumber(kind.ToString().ToLowerInvariant(), plan.Count(kind));
        }

        writer.WriteNumber("refused", plan.Changes.Count(change => plan.RefusalOf(change) is not null));
        writer.WriteNumber("actions", plan.Pending.Sum(change => change.Actions.Length));
        Excess(writer, plan.Excess);
        writer.WriteEndObject();
    }

    private static void Excess(Utf8JsonWriter writer, ExcessAccess excess)
    {
        writer.WriteStartObject("excess");
        writer.WriteNumber("policies", excess.Policies);
        writer.WriteNumber("principals", excess.Principals);
        writer.WriteNumber("roles", excess.Roles);
        writer.WriteEndObject();
    }

    /// <summary>Writes an account as it was found.</summary>
    internal static void Account(Utf8JsonWriter writer, AccountState account)
    {
        writer.WriteStartObject();
        writer.WriteString("name", account.Name);
        writer.WriteString("accountId", account.Account.Id.Value);
        writer.WriteString("identity", account.Identity?.Arn);
        writer.WriteString("credentials", account.Identity?.Credentials ?? account.Account.Credentials.Value?.Label);
        writer.WriteBoolean("verified", account.Verified);
        JsonText.Strings(writer, "undeclared", account.Undeclared);
        writer.WriteEndObject();
    }

    private static void Role(Utf8JsonWriter writer, Change change, string? refused, Action<Change, int>? outcome)
    {
        writer.WriteStartObject();
        writer.WriteString("account", change.Account);
        writer.WriteString("accountId", change.Address.AccountId);
        writer.WriteString("role", change.Address.Role);
        writer.WriteString("change", change.Kind.ToString());
        writer.WriteBoolean("adopt", change.Adopts);
        writer.WriteString("refused", refused);
        JsonText.Strings(writer, "tasks", change.Wanted?.Tasks ?? []);
        JsonText.Strings(writer, "ended", change.Ended.Select(grant => grant.Task).Distinct());
        JsonText.Strings(
            writer,
            "trusted",
            (change.Wanted?.Trusted ?? []).Select(account => account.Id).Order(StringComparer.Ordinal)
        );
        JsonText.Strings(writer, "reasons", change.Wanted?.Reasons ?? []);
        Actions(writer, change, outcome);
        State(writer, "before", change.Before);
        State(writer, "after", change.After);
        Access(writer, change.Access);
        writer.WriteEndObject();
    }

    private static void Actions(Utf8JsonWriter writer, Change change, Action<Change, int>? outcome) =>
        JsonWriting.List(writer, "actions", change.Actions.Index(), action =>
        {
            writer.WriteStartObject();
            writer.WriteString("op", action.Item.Op);
            if (action.Item is AttachPolicyToRole { Policy: var attached })
            {
                writer.WriteString("policy", attached.Name);
            }
            else if (action.Item is DetachPolicyFromRole { Policy: var detached })
            {
                writer.WriteString("policy", detached.Name);
            }

            outcome?.Invoke(change, action.Index);
            writer.WriteEndObject();
        });

    private static void State(Utf8JsonWriter writer, string name, Role? role)
    {
        if (role is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        Trust(writer, role.Trust);
        JsonText.Strings(writer, "policies", role.Policies.Select(policy => policy.Label));
        writer.WriteString("description", role.Description);
        writer.WriteNumber("maxSessionDuration", role.MaxSessionDuration ?? RolePlanner.DefaultSession);
        writer.WriteStartObject("tags");
        foreach (var (key, value) in role.Tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Trust(Utf8JsonWriter writer, TrustPolicy trust)
    {
        writer.WriteStartObject("trust");
        foreach (
            var (kind, key) in ((PrincipalKind, string)[])
                [(PrincipalKind.Federated, "Federated"), (PrincipalKind.Ram, "RAM"), (PrincipalKind.Service, "Service")]
        )
        {
            var principals = trust
                .Principals.Where(principal => principal.Kind == kind)
                .Select(principal => principal.Value)
                .ToList();
            if (principals.Count > 0 || kind is not PrincipalKind.Federated)
            {
                JsonText.Strings(writer, key, principals);
            }
        }

        if (!trust.Clauses.IsEmpty)
        {
            JsonText.Strings(writer, "notUnderstood", trust.Clauses.Select(clause => clause.Shown));
        }

        writer.WriteEndObject();
    }

    private static void Access(Utf8JsonWriter writer, Access access)
    {
        writer.WriteStartObject("access");
        JsonText.Strings(writer, "gained", Principals(access.Gained));
        JsonText.Strings(writer, "lost", Principals(access.Lost));
        JsonWriting.List(
            writer,
            "pairs",
            access.Lost.Select(pair => ("lost", pair)).Concat(access.Gained.Select(pair => ("gained", pair))),
            item =>
            {
                writer.WriteStartObject();
                writer.WriteString("change", item.Item1);
                writer.WriteString("principal", item.pair.Principal.Shown);
                writer.WriteString("policy", item.pair.Policy.Label);
                writer.WriteEndObject();
            }
        );
        writer.WriteEndObject();
    }

    private static IEnumerable<string> Principals(IEnumerable<AccessRight> pairs) =>
        pairs.Select(pair => pair.Principal.Shown).Distinct().Order(StringComparer.Ordinal);
}
