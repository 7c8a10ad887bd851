using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Files;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.Text;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Forged by someone who makes the seal right again: every value of a plan file by every type of JSON, every member
/// taken out, put twice or joined by another: it is no plan any more (65), or of another version (73); never a crash,
/// and never a plan that holds what it does not show.
/// </summary>
public static partial class MutatedPlanTests
{
    private static readonly string[] Values = ["null", "true", "0", "1.5", "1e400", "\"x\"", "[null]", "{}"];

    [Fact]
    public static void No_value_can_be_another()
    {
        using var run = Planned();
        var text = File.ReadAllText(run.At("plan.json"));
        var plan = JsonNode.Parse(text)!;
        Assert.Equal((ExitCode.Done, null), Read(text));
        foreach (var (path, set) in Places(plan))
        {
            var notes = Notes().IsMatch(path);
            foreach (var value in Values)
            {
                var mutant = Changed(plan, set, value);
                var (code, rule) = mutant == plan.ToJsonString() ? (ExitCode.Manifests, "DTS526") : Read(mutant);
                var told = path is "toolVersion" && (code, rule) is (ExitCode.Stale, "DTS514");
                Assert.True(
                    (code, rule) is (ExitCode.Manifests, "DTS526") || told || (notes && code is ExitCode.Done),
                    string.Create(CultureInfo.InvariantCulture, $"{path} as {value} is {code} {rule}")
                );
            }
        }
    }

    [Fact]
    public static void No_member_can_be_left_out_stand_twice_or_be_joined_by_another()
    {
        using var run = Planned();
        var plan = JsonNode.Parse(File.ReadAllText(run.At("plan.json")))!;
        foreach (var (path, holder) in Objects(plan))
        {
            var members = holder.ToList();
            foreach (var (name, value) in members)
            {
                holder.Remove(name);
                if (!Left().IsMatch($"{path}.{name}"))
                {
                    Refused(plan, $"{path}.{name} left out");
                }

                holder["twice"] = value;
                holder[name] = value?.DeepClone();
                Refused(
                    plan.ToJsonString().Replace("\"twice\":", $"\"{name}\":", StringComparison.Ordinal),
                    $"{path}.{name} twice"
                );
                holder.Clear();
                members.ForEach(member => holder.Add(member.Key, Detached(member.Value)));
            }

            holder["note"] = "approved";
            Refused(plan, $"{path}.note added");
            holder.Remove("note");
        }
    }

    private static CommandRun Planned()
    {
        var wide = new Policy("ReadOnlyAccess", Policy.System);
        var live = Some.Live() with
        {
            Trust = TrustPolicy.Trusting([Some.Stranger]),
            Policies = [Policy.Dts],
            Description = "For the archive",
        };
        var old = live with { Address = new(Some.Orders, "old") };
        var kept = live with { Address = new(Some.Orders, "kept"), Policies = [Policy.Dts, wide] };
        var run = new CommandRun { Cloud = new FakeCloud { Unauthorized = true }.With(live, old, kept) };
        run.Run("plan", "-f", "orders.yaml", "--prune", "--set", "default", "--out", "plan.json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run;
    }

    private static (int Code, string? Rule) Read(string text)
    {
        var opened = new OpenedPlan("plan.json", Encoding.UTF8.GetBytes(Sealed(text)), null);
        var plan = ReadPlanFile.Run(opened, ToolVersion.Current, out var unusable, CancellationToken.None);
        Assert.Equal(plan is null, unusable is not null);
        return (unusable?.Code ?? 0, unusable?.Problem.Rule.Code());
    }

    /// <summary>
    /// The text with its seal made right again, as a forger would; as it is where there is no seal to make right.
    /// </summary>
    private static string Sealed(string text)
    {
        using var json = JsonDocument.Parse(text);
        if (
            !json.RootElement.TryGetProperty("saved", out var saved)
            || saved.ValueKind is not JsonValueKind.Object
            || !saved.TryGetProperty("seal", out var seal)
            || seal.ValueKind is not JsonValueKind.String
        )
        {
            return text;
        }

        var bare = JsonWriting.Json(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in saved.EnumerateObject().Where(member => member.Name is not "seal"))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        return seal.GetString() is { Length: 64 } old
            ? text.Replace(old, SavedPlanWriter.Seal(bare), StringComparison.Ordinal)
            : text;
    }

    private static void Refused(JsonNode plan, string what) => Refused(plan.ToJsonString(), what);

    private static void Refused(string text, string what)
    {
        var (code, rule) = Read(text);
        Assert.True(
            (code, rule) is (ExitCode.Manifests, "DTS526"),
            $"{what} is {code.ToString(CultureInfo.InvariantCulture)} {rule}"
        );
    }

    private static string Changed(JsonNode plan, Action<JsonNode?> set, string value)
    {
        // Values that the tree does not hold, such as a number past all numbers, are put into its text.
        set("@@");
        var text = plan.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal);
        set(null);
        return text;
    }

    /// <summary>
    /// Every place of the tree that has a value, and how to put another there; null puts the old one back.
    /// </summary>
    private static IEnumerable<(string Path, Action<JsonNode?> Set)> Places(JsonNode plan)
    {
        foreach (var (path, holder) in Holders(plan))
        {
            if (holder is JsonObject members)
            {
                foreach (var (name, value) in members.ToList())
                {
                    yield return ($"{path}.{name}".TrimStart('.'), other => members[name] = other ?? Detached(value));
                }
            }
            else if (holder is JsonArray list)
            {
                foreach (var (index, value) in list.ToList().Index())
                {
                    yield return ($"{path}[]", other => list[index] = other ?? Detached(value));
                }
            }
        }
    }

    private static JsonNode? Detached(JsonNode? value) => value?.Parent is null ? value : value.DeepClone();

    private static List<(string Path, JsonObject Holder)> Objects(JsonNode plan) =>
        [
            .. Holders(plan)
                .Where(holder => holder.Holder is JsonObject)
                .Select(holder => (holder.Path, (JsonObject)holder.Holder)),
        ];

    private static List<(string Path, JsonNode Holder)> Holders(JsonNode plan)
    {
        var found = new List<(string, JsonNode)>();
        void Walk(string path, JsonNode? node)
        {
            if (node is JsonObject members)
            {
                found.Add((path, node));
                members.ToList().ForEach(member => Walk($"{path}.{member.Key}", member.Value));
            }
            else if (node is JsonArray list)
            {
                found.Add((path, node));
                list.ToList().ForEach(item => Walk($"{path}[]", item));
            }
        }

        Walk("", plan);
        return found;
    }

    // What people are told beside the plan, and nothing is done by: places, how an identity is called, when a role was
    // made, which databases a task has.
    [GeneratedRegex(
        @"^saved\.(places\[\]\.(file|line|column)|identities\[\]\.type|findings\[\]\.facts\[\]\.detail"
            + @"|roles\[\]\.before\.(created|updated)|tasks\[\]\.spec\.(source|destination)\.database)$"
    )]
    private static partial Regex Notes();

    // An account without credentials is called by the default chain, and is the same account or none; the others have
    // defaults, or need not be said.
    [GeneratedRegex(
        @"^\.saved\.(accounts\[\]\.spec\.(credentials|type)"
            + @"|tasks\[\]\.spec\.(task\.(type|direction)|(source|destination)\.(database|accessMethod)))$"
    )]
    private static partial Regex Left();
}
