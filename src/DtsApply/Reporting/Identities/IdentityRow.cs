using System.Collections.Immutable;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Reporting.Screen;
using DtsApply.Text;
using DtsApply.UseCases;

namespace DtsApply.Reporting.Identities;

/// <summary>What came of asking whose the credentials of an account are.</summary>
internal enum IdentityVerdictKind
{
    /// <summary>They are the declared account's.</summary>
    Same,

    /// <summary>They are another account's.</summary>
    Other,

    /// <summary>The service refuses them.</summary>
    Refused,

    /// <summary>There was no answer.</summary>
    NoAnswer,

    /// <summary>There are none, or they cannot be used.</summary>
    NoCredentials,

    /// <summary>The account was not asked.</summary>
    NotCalled,
}

/// <summary>One row of the table.</summary>
/// <param name="Checked">The account, and what was found.</param>
/// <param name="Target">The service that was asked.</param>
internal sealed record IdentityRow(CheckedAccount Checked, Target Target)
{
    public static ImmutableArray<IdentityRow> All(FoundIdentities found) =>
        [.. found.Accounts.Select(account => new IdentityRow(account, found.Target))];

    public string Name => Checked.Account.Name.Value!;

    public string Declared => Checked.Account.Id.Value!;

    public Identity? Identity => Checked.Found?.Identity;

    public IdentityVerdictKind Kind =>
        Checked.Found switch
        {
            null => IdentityVerdictKind.NotCalled,
            { IsVerified: true } => IdentityVerdictKind.Same,
            { Identity: not null } => IdentityVerdictKind.Other,
            { Failure.Code: ExitCode.Unavailable } => IdentityVerdictKind.NoAnswer,
            { Failure.Code: ExitCode.Guard } => IdentityVerdictKind.Refused,
            { Failure.Diagnostic.Rule: RuleId.DTS521 } => IdentityVerdictKind.Refused,
            _ => IdentityVerdictKind.NoCredentials,
        };

    /// <summary>The cell that says whose they are.</summary>
    public StyledText Actual =>
        Kind switch
        {
            IdentityVerdictKind.Same => StyledText.Gain(IdentityMessages.Same),
            IdentityVerdictKind.Other => StyledText.Lose(TerminalEscape.Escape(Identity!.AccountId)),
            IdentityVerdictKind.Refused => StyledText.Lose(IdentityMessages.Refused),
            IdentityVerdictKind.NoAnswer => StyledText.Lose(IdentityMessages.NoAnswer),
            IdentityVerdictKind.NoCredentials => StyledText.Lose(IdentityMessages.NoCredentials),
            _ => IdentityMessages.NotCalled,
        };

    public string Who =>
        Identity is null ? IdentityMessages.Nothing
        : Identity.IsRoot ? IdentityMessages.AccountItself
        : TerminalEscape.Escape(IdentityWords.Name(Identity));

    public string Source =>
        Checked.Found is null
            ? IdentityMessages.Nothing
            : TerminalEscape.Escape(IdentityMessages.Source(Checked.Account.Credentials.Value, Target));

    /// <summary>Where its keys come from, as sentences name that; null where there are none.</summary>
    public string? Credentials =>
        Identity?.Credentials
        ?? (
            Checked.Found is not null && Target == Target.Sandbox
                ? ServiceMessages.Name(Target)
                : Checked.Account.Credentials.Value?.Label
        );

    /// <summary>All cells, in the order of the columns.</summary>
    public ImmutableArray<StyledText> Cells => [Name, Declared, Actual, Who, Source];
}
