using DtsApply.Applying;
using DtsApply.Applying.Journals;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Tests.Cmd;

/// <summary>Writes journals of runs that a test makes up, line by line as they happened.</summary>
/// <param name="runId">Names the run, and says when it began.</param>
internal sealed class KeptRun(string runId)
{
    private readonly List<string> _lines = [];
    private DateTimeOffset _now = UseCases.RunIds.Began(runId)!.Value;

    /// <summary>The plan that is carried out.</summary>
    public required Plan Plan { get; init; }

    public string Command { get; init; } = "apply";

    public string? Undoes { get; init; }

    /// <summary>A plan for some roles in the accounts of the screens.</summary>
    public static Plan PlanOf(Target target, string set, params Change[] changes) =>
        new(
            target,
            set,
            [.. Some.Accounts.Select(account => State(account, changes.Select(change => change.Account)))],
            [.. changes]
        );

    public KeptRun Wait(double seconds)
    {
        _now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    /// <summary>An action that is sent, and answered unless the run dies.</summary>
    public KeptRun Send(Change change, int action, Status? status, string? error = null, ReasonKind? why = null)
    {
        var sent = change.Actions[action];
        Add(new Sending(change.Account, change.Address, sent));
        if (status is { } ended)
        {
            var reason = why is { } kind ? new OutcomeReason(kind) : null;
            Add(new Answered(change.Account, change.Address, new(sent, ended) { Reason = reason }, error));
        }

        return this;
    }

    /// <summary>Nothing more is done to a role.</summary>
    public KeptRun End(Change change, params (Status Status, ReasonKind? Why)[] ends)
    {
        Add(
            new RoleEnded(
                new(
                    change,
                    [
                        .. ends.Select(
                            (end, index) =>
                                new Outcome(change.Actions[index], end.Status)
                                {
                                    Reason = end.Why is { } kind ? new(kind) : null,
                                }
                        ),
                    ],
                    null,
                    0,
                    null,
                    NowKnown: false
                )
            )
        );
        return this;
    }

    /// <summary>All of a role, as planned.</summary>
    public KeptRun Through(Change change)
    {
        for (var action = 0; action < change.Actions.Length; action++)
        {
            Send(change, action, Status.Done);
        }

        return End(change, [.. change.Actions.Select(_ => (Status.Done, (ReasonKind?)null))]);
    }

    /// <summary>The journal; with an exit code its run has an end.</summary>
    public string Text(int? code, string version = "0.4.0")
    {
        var run = new RunBegan(Plan, runId, Command, version) { Undoes = Undoes };
        var end = code is { } ended ? Ending(ended) : "";
        return JournalText.Opening(run, UseCases.RunIds.Began(runId)!.Value) + string.Concat(_lines) + end;
    }

    private void Add(JournalEntry entry) => _lines.Add(JournalText.Line(entry, _now));

    // A result has its code from what became of its roles.
    private string Ending(int code) =>
        JournalText
            .Line(new RunEnded(new(Plan, runId, [], TimeSpan.Zero, 0)), _now)
            .Replace("\"exitCode\":0", $"\"exitCode\":{code}", StringComparison.Ordinal);

    private static AccountState State(Account account, IEnumerable<string> called) =>
        called.Contains(account.Name.Value)
            ? new(
                account,
                new(
                    account.Id.Value!,
                    "RAMUser",
                    $"acs:ram::{account.Id.Value}:user/{(account.Name.Value is "mart" ? "deploy" : "dts-admin")}",
                    account.Credentials.Value!.Label
                ),
                Verified: true
            )
            {
                Called = true,
            }
            : new(account, null, Verified: false);
}
