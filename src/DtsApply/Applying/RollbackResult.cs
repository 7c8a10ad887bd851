using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning;

namespace DtsApply.Applying;

/// <summary>How putting back ended.</summary>
/// <param name="Undone">Whether what was there before is there again, as it was read.</param>
/// <param name="Now">The role as it was read last; null when there is none.</param>
/// <param name="NowKnown">Whether it could be read after the last write.</param>
internal sealed record RollbackResult(bool Undone, Role? Now, bool NowKnown)
{
    /// <summary>The write that put back, where it was done.</summary>
    public RoleAction? Back { get; init; }

    /// <summary>Why the write that puts back was not done, or came to nothing; null where that is not known.</summary>
    public string? Failed { get; init; }

    /// <summary>How long the other trust was there at most.</summary>
    public TimeSpan Lasted { get; init; }

    /// <summary>The request ID of the write that was stored otherwise.</summary>
    public string? RequestId { get; init; }

    /// <summary>What is there now, as exactly as it is known, where it needs a hand at once.</summary>
    /// <param name="change">The change of the role.</param>
    public Fact NotUndone(Change change)
    {
        var role = change.Address.Role;
        var state =
            !NowKnown ? RollbackMessages.RoleCouldNotBeRead(role, change.Before)
            : Now is null ? RollbackMessages.RoleIsGone(role)
            : RollbackMessages.RoleTrusts(Now);
        return RollbackMessages.NotUndone(Failed, state);
    }
}
