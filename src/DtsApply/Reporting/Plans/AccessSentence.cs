using DtsApply.Messages;
using DtsApply.Reporting.Screen;

namespace DtsApply.Reporting.Plans;

/// <summary>Which way access turns.</summary>
internal enum AccessTurn
{
    /// <summary>No one gains or loses any.</summary>
    None,

    /// <summary>It is lost.</summary>
    Loses,

    /// <summary>It is gained.</summary>
    Gains,
}

/// <summary>Who gains or loses what, in a whole sentence.</summary>
/// <param name="Turn">Which way.</param>
/// <param name="Text">The sentence, without its head.</param>
internal sealed record AccessSentence(AccessTurn Turn, string Text)
{
    /// <summary>The sentence with its head in colour.</summary>
    public StyledText Drawn() =>
        Turn switch
        {
            AccessTurn.Loses => StyledText.Lose(AccessMessages.LosesAccess) + $" {Text}",
            AccessTurn.Gains => StyledText.Gain(AccessMessages.GainsAccess) + $" {Text}",
            _ => Text,
        };
}

/// <summary>Who gains or loses what, as cells of a table.</summary>
/// <param name="Turn">Which way.</param>
/// <param name="Who">Who.</param>
/// <param name="AccountId">The ID of their account; null where that cannot be told.</param>
/// <param name="Policies">What.</param>
/// <param name="Account">In which account.</param>
internal sealed record AccessRow(AccessTurn Turn, string Who, string? AccountId, string Policies, string Account)
{
    /// <summary>What is to be noted about it; null for nothing.</summary>
    public string? Note { get; init; }
}
