using System.Collections.Immutable;
using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Model;
using DtsApply.Rules;
using DtsApply.Text;
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
        if (Line(lines[0]) is not RunLine { FormatVersion: RunLine.Version } run)
        {
            return null;
        }

        var later = lines.Skip(1).Select(Line).ToList();
        var accounts = Accounts([.. NoneNull(run.Accounts)]);
        return new(
            run.RunId,
            run.ToolVersion,
            run.Command,
            Ownership.IsSetName(run.Set) ? run.Set : throw new FormatException("the set's name is none"),
            new(run.Target),
            UtcTime.Read(run.Time),
            accounts,
            Roles(later.OfType<LineOfRole>(), accounts),
            later.OfType<EndLine>().LastOrDefault()?.ExitCode
        )
        {
            Ended = later.OfType<EndLine>().LastOrDefault() is { } end ? UtcTime.Read(end.Time) : null,
            Undoes = run.Undoes,
        };
    }

    private static JournalLine Line(string line) =>
        JsonSerializer.Deserialize(line, JournalJson.Default.JournalLine)
        ?? throw new FormatException("a line is null");

    /// <summary>The accounts, whose manifests go through the same gates as any.</summary>
    private static ImmutableArray<JournalAccount> Accounts(ImmutableArray<RunAccount> accounts)
    {
        var set = ManifestJson.Read(accounts.Select(account => account.Manifest.Text), CancellationToken.None);
        return
            set.Accounts.Length != accounts.Length
            || set.Diagnostics.Concat(ManifestRules.Check(set)).Any(diagnostic => diagnostic.Severity is Severity.Error)
            ? throw new FormatException()
            :
            [
                .. set.Accounts.Zip(accounts, (account, kept) =>
                    new JournalAccount(account, kept.Credentials, kept.Identity)
                ),
            ];
    }

    /// <summary>The roles, in the order in which they were planned.</summary>
    private static ImmutableArray<JournalRole> Roles(
        IEnumerable<LineOfRole> lines,
        ImmutableArray<JournalAccount> accounts
    )
    {
        var known = accounts.Select(account => (account.Account.Name.Value!, account.Account.Id.Value!)).ToHashSet();
        var roles = new Dictionary<RoleAddress, JournalRole>();
        var planned = new List<RoleAddress>();
        foreach (var line in lines)
        {
            var address = RoleAddress.Read(line.AccountId, line.Role);
            if (line is RoleLine)
            {
                if (!known.Contains((line.Account, line.AccountId)))
                {
                    throw new FormatException("a role is in no account of the run");
                }

                planned.Add(address);
            }

            roles[address] = Next(roles.GetValueOrDefault(address), address, line);
        }

        return [.. planned.Select(address => roles[address])];
    }

    /// <summary>The role after one more line.</summary>
    private static JournalRole Next(JournalRole? role, RoleAddress address, LineOfRole line) =>
        (line, role) switch
        {
            (RoleLine planned, null) => new(
                planned.Account,
                address,
                planned.Before?.ToRole(address),
                planned.After?.ToRole(address),
                [],
                null
            )
            {
                Reasons = [.. NoneNull(planned.Reasons ?? [])],
            },
            (_, null) or (RoleLine, _) => throw new FormatException(),
            (SendingLine sending, _) => role with { Writes = role.Writes.Add(Sent(sending)), IsReadLast = false },
            (AnswerLine answer, { Writes: [.., var last] }) => role with
            {
                Writes = role.Writes.SetItem(
                    role.Writes.Length - 1,
                    last with
                    {
                        Status = Enum.Parse<Status>(answer.Status),
                        RequestId = answer.RequestId,
                        Reason = answer.Reason,
                        Error = answer.Error,
                    }
                ),
            },
            (ReadLine read, _) => role with { Reading = new(read.Now?.ToRole(address)), IsReadLast = true },
            (RoleEndLine end, _) => role with { End = End(end) },
            _ => role,
        };

    private static JournalWrite Sent(SendingLine line) =>
        new(line.Op, Status.Unknown, null)
        {
            Trust = line.Trust,
            Action = SentAction.Read(line, line.AccountId),
            Sent = UtcTime.Read(line.Time),
        };

    private static JournalRoleEnd End(RoleEndLine line) =>
        new(
            line.Code,
            line.Problem,
            [
                .. NoneNull(line.Actions)
                    .Select(action => new JournalOutcome(
                        action.Op,
                        Enum.Parse<Status>(action.Status),
                        action.RequestId,
                        action.Reason
                    )),
            ]
        );
}
