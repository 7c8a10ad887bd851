using DtsApply.Disk;

namespace DtsApply.Messages;

/// <summary>Who may write a file that nobody else should (DTS536).</summary>
internal static class WriterWords
{
    public static string Who(WriteAccess writers) =>
        !writers.IsOwner ? "others"
        : writers.OwnerId is { } id ? FormattableString.Invariant($"user {id}")
        : "its owner, someone else,";
}
