using DtsApply.Messages;
using DtsApply.Planning;

namespace DtsApply.Reporting.Plans;

/// <summary>What is to be said of a change wherever it takes or gives access.</summary>
internal static class NoteWords
{
    /// <summary>The note in words; null where there is none.</summary>
    public static string? Find(Change change) =>
        change.Note switch
        {
            ChangeNote.OnlyWithPrune => BaseMessages.OnlyWithPrune,
            ChangeNote.NotFromThisChange => BaseMessages.NotFromThisChange,
            _ => null,
        };
}
