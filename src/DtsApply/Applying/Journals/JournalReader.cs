using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Planning;
using static DtsApply.Text.StoredJson;

namespace DtsApply.Applying.Journals;

/// <summary>
/// Reads journals. A run may have died in the middle of a line: a last line that is torn is as if it had not been
/// begun.
/// </summary>
public static class JournalReader
{
    /// <summary>The run; null when the text is no journal of this tool.</summary>
    public static JournalRun? Read(string text)
    {
        // Every line that was written whole ends in a line feed; what comes after the last one is torn.
        var lines = text.Split('\n')[..^1];
        try
        {
            return lines is [] ? null : Run(lines);
        }
        catch (Exception exception) when (IsForeign(exception))
        {
            return null;
        }
    }

    private static JournalRun? Run(string[] lines)
    {
        using var first = JsonDocument.Parse(lines[0]);
        var run = first.RootElement;
        if (OptionalText(run, "event") is not "run" || OptionalText(run, "formatVersion") is not "1")
        {
            return null;
        }

        var (roles, code) = Rest(lines.Skip(1));
        return new(
            OptionalText(run, "runId")!,
            OptionalText(run, "toolVersion")!,
            OptionalText(run, "command")!,
            OptionalText(run, "set")!,
            new(OptionalText(run, "target")!),
            run.GetProperty("time").GetDateTimeOffset(),
            Accounts([.. run.GetProperty("accounts").EnumerateArray()]),
            roles,
            code
        );
    }

    /// <summary>What all lines but the first tell: the roles in the order of the plan, and how the run ended.</summary>
    private static (ImmutableArray<JournalRole> Roles, int? Code) Rest(IEnumerable<string> lines)
    {
        var roles = new Dictionary<RoleAddress, JournalRole>();
        var order = new List<RoleAddress>();
        int? code = null;
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            var what = OptionalText(entry.RootElement, "event");
            code = what is "end" ? entry.RootElement.GetProperty("exitCode").GetInt32() : code;
            if (AddressOf(entry.RootElement) is { } address)
            {
                if (what is "role")
                {
                    order.Add(address);
                }

                roles[address] = Next(roles.GetValueOrDefault(address), address, entry.RootElement);
            }
        }

        return ([.. order.Select(address => roles[address])], code);
    }

    /// <summary>The role that a line is about; null where it is about the run.</summary>
    private static RoleAddress? AddressOf(JsonElement line) =>
        line.TryGetProperty("accountId", out var account)
            ? new(account.GetString()!, OptionalText(line, "role")!)
            : null;

    /// <summary>The accounts, whose manifests go through the same gates as any.</summary>
    private static ImmutableArray<JournalAccount> Accounts(ImmutableArray<JsonElement> accounts)
    {
        var set = ManifestJson.Read(
            accounts.Select(account => account.GetProperty("manifest")),
            CancellationToken.None
        );
        return
            set.Accounts.Length != accounts.Length
            || set.Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error)
            ? throw new FormatException()
            :
            [
                .. set.Accounts.Zip(accounts, (account, kept) =>
                    new JournalAccount(account, OptionalText(kept, "credentials"), OptionalText(kept, "identity"))
                ),
            ];
    }

    /// <summary>The role after one more line; lines of later versions that are not known change nothing.</summary>
    private static JournalRole Next(JournalRole? role, RoleAddress address, JsonElement line) =>
        (OptionalText(line, "event"), role) switch
        {
            ("role", null) => new(
                OptionalText(line, "account")!,
                address,
                RoleJson.Read(address, line.GetProperty("before")),
                RoleJson.Read(address, line.GetProperty("after")),
                [],
                null
            )
            {
                Reasons = line.TryGetProperty("reasons", out var reasons)
                    ? [.. reasons.EnumerateArray().Select(RequiredText)]
                    : [],
            },
            (_, null) or ("role", _) => throw new FormatException(),
            ("sending", _) => role with { Writes = role.Writes.Add(Sent(line)), IsReadLast = false },
            ("answer", { Writes: [.., var last] }) => role with
            {
                Writes = role.Writes.SetItem(
                    role.Writes.Length - 1,
                    last with
                    {
                        Status = Enum.Parse<Status>(OptionalText(line, "status")!),
                        RequestId = OptionalText(line, "requestId"),
                    }
                ),
            },
            ("read", _) => role with
            {
                Reading = new(RoleJson.Read(address, line.GetProperty("now"))),
                IsReadLast = true,
            },
            _ => role,
        };

    private static JournalWrite Sent(JsonElement line) =>
        new(OptionalText(line, "op")!, Status.Unknown, null)
        {
            Trust = line.TryGetProperty("trust", out var trust) ? trust.GetString() : null,
        };
}
