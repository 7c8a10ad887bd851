using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;
using DtsApply.Reporting.Screen;
using static DtsApply.Messages.RoleChangeMessages;

namespace DtsApply.Reporting.Plans;

/// <summary>What happens to a role, as the first line about it says.</summary>
/// <param name="Tone">The tone of the verb.</param>
/// <param name="Verb">The mark and the verb: <c>+ create</c>; empty where nothing happens.</param>
/// <param name="What">What stands before the role's name.</param>
/// <param name="Rest">What stands behind it.</param>
internal sealed record RoleHead(Tone Tone, string Verb, string What, string Rest = "")
{
    /// <summary>What happens to a role.</summary>
    /// <param name="change">The role.</param>
    /// <param name="hasFindings">Whether anything was noticed at it.</param>
    public static RoleHead Create(Change change, bool hasFindings) =>
        change switch
        {
            { Refusal: not null, Undoes: not null } => new(Tone.Lose, Refuse, UndoMessages.ToUndoRole),
            { Refusal: not null, Kind: ChangeKind.Delete } => new(Tone.Lose, Refuse, ToDeleteRole),
            { Refusal: not null, Kind: ChangeKind.Create } => new(Tone.Lose, Refuse, ToCreateRole),
            { Refusal.Rule: RuleId.DTS610 or RuleId.DTS611 } => new(
                Tone.Lose,
                Refuse,
                ToAdoptRole,
                $", {Origin(change)}"
            ),
            { Refusal: not null } => new(Tone.Lose, Refuse, ToChangeRole),
            { Kind: ChangeKind.Create } => new(
                Tone.Gain,
                RoleChangeMessages.Create,
                TheRole,
                change.Undoes is null ? "" : UndoMessages.MadeAnew
            ),
            { Kind: ChangeKind.Delete, Note: ChangeNote.OnlyWithPrune } => new(
                Tone.Lose,
                Delete,
                TheRole,
                $", {BaseMessages.OnlyWithPrune}"
            ),
            { Kind: ChangeKind.Delete } => new(Tone.Lose, Delete, TheRole),
            { Kind: ChangeKind.Update, Adopts: true } => new(Tone.Change, Adopt, TheRole, $", {Origin(change)}"),
            { Kind: ChangeKind.Update } => new(Tone.Change, Update, TheRole),
            { IsKept: true } => new(Tone.Plain, "", KeepRole, Ownership.IsProtected(change.Before!) ? Protected : ""),
            _ => new(Tone.Plain, "", hasFindings ? TheRole : UnchangedRole),
        };

    private static string Origin(Change change) =>
        Ownership.SetOf(change.Before!) is { } set
            ? UntilNowOfSet(set)
            : CreatedAnotherWay(change.Before!.Created is { Length: >= 10 } created ? created[..10] : null);
}
