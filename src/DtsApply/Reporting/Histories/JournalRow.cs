using DtsApply.Applying.Journals;
using DtsApply.Model;

namespace DtsApply.Reporting.Histories;

/// <summary>One action of a role, as its journal tells it.</summary>
/// <param name="Op">The service's name of the action.</param>
/// <param name="Status">How it ended.</param>
internal sealed record JournalRow(string Op, Status Status)
{
    /// <summary>When it was sent; null where it was not.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>The service's request ID, where there is one.</summary>
    public string? RequestId { get; init; }

    /// <summary>Why it ended so, the service's own code where it refused; null where there is nothing to say.</summary>
    public string? Remark { get; init; }

    /// <summary>
    /// The actions of the plan in their order, then what was sent besides, which took something back. A run that died
    /// tells what it sent, and nothing of the rest.
    /// </summary>
    public static IEnumerable<JournalRow> All(JournalRole role)
    {
        var writes = role.Writes;
        var sent = 0;
        foreach (var action in role.End?.Actions ?? [])
        {
            var write = action.Status is not Status.Skipped && sent < writes.Length ? writes[sent++] : null;
            yield return new(action.Op, action.Status)
            {
                Sent = write?.Sent,
                RequestId = action.RequestId,
                Remark = write?.Error ?? (action.Status is Status.Skipped ? null : action.Reason),
            };
        }

        foreach (var write in writes.Skip(sent))
        {
            yield return new(write.Op, write.Status)
            {
                Sent = write.Sent,
                RequestId = write.RequestId,
                Remark = write.Error ?? write.Reason,
            };
        }
    }
}
