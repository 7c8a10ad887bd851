using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.UseCases;
using Xunit;

namespace DtsApply.Tests.Cmd;

/// <summary>
/// Plan files forged by someone who knows the format and makes the top and the fingerprints right again: whatever apply
/// would do is what the file itself shows, and what the planner makes of the roles that are really there.
/// </summary>
public static class ForgedPlanTests
{
    private static readonly Role Old = Some.Live() with { Address = new(Some.Orders, "old") };
    private static readonly Role Blue = Some.Live() with
    {
        Address = new(Some.Orders, "blue"),
        Tags = Ownership.Tags("blue"),
    };
    private static readonly Role Kept = Some.Live() with
    {
        Address = new(Some.Orders, "kept"),
        Tags = Some.Live().Tags.Add(Ownership.ProtectTag, "true"),
    };

    private static readonly Action<JsonObject>[] Forgeries =
    [
        _ => { },
        saved => saved["prune"] = false,
        saved => saved["prune"] = true,
        saved => saved["adopt"] = true,
        saved => saved["set"] = "blue",
        saved => saved["takeOver"] = "blue",
        saved => saved["allowRemovals"] = 0,
        saved => Role(saved, "old")["before"] = null,
        saved => Role(saved, "old")["actions"] = new JsonArray(),
        saved => Role(saved, "old")["role"] = "blue",
        saved => Role(saved, "old")["role"] = "kept",
        saved => Role(saved, "old")["role"] = "RAM-for-dts",
        saved => Role(saved, "old")["accountId"] = Some.Lake,
        saved => Tags(saved)["dts-apply:set"] = "green",
        saved => Tags(saved)["dts-apply:protect"] = "true",
        saved => Tags(saved).Remove("dts-apply:managed-by"),
        saved =>
            saved["roles"]!
                .AsArray()
                .Add(
                    JsonNode.Parse(
                        """{"accountId":"1646821763560001","role":"blue","fingerprint":"","actions":[],"before":null}"""
                    )
                ),
        saved =>
            saved["roles"]!
                .AsArray()
                .Add(
                    JsonNode.Parse(
                        """{"accountId":"1646821763560001","role":"old","fingerprint":"","actions":[],"before":null}"""
                    )
                ),
        saved => saved["roles"]!.AsArray().Clear(),
        saved => saved["accounts"]!.AsArray().Clear(),
        saved => saved["tasks"]!.AsArray().Clear(),
    ];

    [Fact]
    public static void What_apply_would_do_is_what_the_file_shows() =>
        Gen.Int[0, Forgeries.Length - 1]
            .Array[1, 3]
            .Sample(chosen => Holds([.. chosen.Select(index => Forgeries[index])]), iter: 1500);

    [Fact]
    public static void The_file_as_it_was_written_is_carried_out() => Assert.NotNull(Read([]));

    private static bool Holds(Action<JsonObject>[] forgeries)
    {
        if (Read(forgeries) is not { } saved)
        {
            return true;
        }

        var cloud = new FakeCloud().With(Some.Live(), Old, Blue, Kept);
        var live = MakePlan
            .RunAsync(
                new(Target.Cloud, saved.Accounts, saved.Wanted, saved.Consent) { Undeclared = saved.Undeclared },
                cloud,
                null,
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
        return live.Code is not ExitCode.Done
            || !SavedPlanCheck.Check(saved, live).IsEmpty
            || (
                Words(live).SequenceEqual(Words(saved.Plan()))
                && live.Pending.All(change =>
                    change.Address.Role is not ("kept" or "blue")
                    || Ownership.SetOf(change.Before!) == saved.Consent.Set
                    || saved.Consent.TakeOver is not null
                )
            );
    }

    private static IEnumerable<string> Words(Plan plan) =>
        plan.Pending.SelectMany(change => SavedRole.InWords(change.Actions).Select(word => $"{change.Address} {word}"));

    private static SavedPlan? Read(Action<JsonObject>[] forgeries)
    {
        var saved = JsonNode.Parse(SavedPlanWriter.Text(Saved()))!.AsObject();
        foreach (var forge in forgeries)
        {
            forge(saved);
        }

        foreach (var role in saved["roles"]!.AsArray().OfType<JsonObject>())
        {
            var address = new RoleAddress((string)role["accountId"]!, (string)role["role"]!);
            var before = role["before"]?.Deserialize(StoredPlanJson.Default.StoredRole);
            role["fingerprint"] = Fingerprint.Of(before?.ToRole(address));
        }

        using var json = JsonDocument.Parse(saved.ToJsonString());
        // The tool itself makes the top of the file right.
        return SavedPlanReader.Read(json.RootElement, CancellationToken.None) is { } forged
            ? PlanDocument.Read(
                Encoding.UTF8.GetBytes(PlanDocument.Text(forged, "0.1.0")),
                "0.1.0",
                CancellationToken.None
            ) ?? throw new InvalidOperationException("not its own text")
            : null;
    }

    private static JsonObject Role(JsonObject saved, string name) =>
        saved["roles"]!.AsArray().OfType<JsonObject>().FirstOrDefault(role => (string?)role["role"] == name) ?? [];

    private static JsonObject Tags(JsonObject saved) => Role(saved, "old")["before"]?["tags"]?.AsObject() ?? [];

    private static SavedPlan Saved()
    {
        var wanted = Some.Wanted();
        return new(
            Target.Cloud,
            new(2026, 11, 23, 14, 3, 7, TimeSpan.Zero),
            Some.Consent with
            {
                Prune = true,
                AllowRemovals = 1,
            },
            [.. Some.Accounts.Where(account => account.Name.Value is "lake" or "orders")],
            [Some.Task()],
            [
                new(
                    wanted.Role.Address,
                    Some.Live(),
                    SavedRole.InWords(RolePlanner.Plan(wanted, Some.Live(), Some.Consent, Some.Names).Actions)
                ),
                new(Old.Address, Old, SavedRole.InWords(RemovalPlanner.Prune("orders", Old, Some.Consent)!.Actions)),
            ]
        );
    }
}
