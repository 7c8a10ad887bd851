using System.Text.Json;
using DtsApply.Manifests;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Text;

namespace DtsApply.Applying.Journals;

/// <summary>Writes entries as lines; what a line holds is declared in <see cref="JournalLine"/>.</summary>
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
        JsonSerializer.Serialize(Line(entry) with { Time = UtcTime.Milliseconds(now) }, JournalJson.Default.JournalLine)
        + "\n";

    private static JournalLine Line(JournalEntry entry) =>
        entry switch
        {
            RunBegan began => Run(began),
            RolePlanned { Change: var change } => About(change.Account, change.Address, Role(change)),
            Sending sending => About(sending.Account, sending.Address, SentAction.Line(sending.Action)),
            Answered answered => About(answered.Account, answered.Address, Answer(answered.Outcome, answered.Error)),
            RoleRead read => About(read.Account, read.Address, new ReadLine(StoredRole.From(read.Now))),
            RoleEnded { Result: var result } => About(result.Change.Account, result.Change.Address, End(result)),
            RunEnded { Result: var result } => new EndLine(result.Code),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static LineOfRole About(string account, RoleAddress address, LineOfRole line) =>
        line with
        {
            Account = account,
            AccountId = address.AccountId,
            Role = address.Role,
        };

    private static RunLine Run(RunBegan run) =>
        new(
            RunLine.Version,
            run.RunId,
            run.ToolVersion,
            run.Command,
            run.Plan.Set,
            run.Plan.Target.Name,
            [
                .. run.Plan.Accounts.Select(Account),
                .. run.Through.Select(account => Account(new(account, Identity: null, Verified: false))),
            ]
        )
        {
            Undoes = run.Undoes,
        };

    private static RunAccount Account(AccountState account) =>
        new(
            account.Name,
            account.Account.Id.Value!,
            account.Identity?.Credentials ?? account.Account.Credentials.Value?.Label,
            account.Identity?.Arn,
            new(ManifestJson.Document(account.Account))
        );

    private static RoleLine Role(Change change) =>
        new(change.Kind.ToString(), StoredRole.From(change.Before), StoredRole.From(change.After))
        {
            Reasons = [.. change.Wanted?.Reasons ?? []],
        };

    private static AnswerLine Answer(Outcome outcome, string? error) =>
        new(outcome.Action.Op, outcome.Status.ToString(), outcome.RequestId, RunWords.Why(outcome.Reason), error);

    private static RoleEndLine End(RoleResult result) =>
        new(
            result.Code,
            result.Problem?.Rule.Code(),
            result.Problem?.Message,
            [
                .. result.Outcomes.Select(outcome => new ActionEnd(
                    outcome.Action.Op,
                    outcome.Status.ToString(),
                    outcome.RequestId,
                    RunWords.Why(outcome.Reason)
                )),
            ]
        );
}
