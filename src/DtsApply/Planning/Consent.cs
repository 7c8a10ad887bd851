namespace DtsApply.Planning;

/// <summary>What the one who runs the tool agreed to on the command line. Never taken from the environment.</summary>
/// <param name="Set">The set that the roles belong to.</param>
/// <param name="Adopt">Take over roles that were made another way.</param>
/// <param name="TakeOver">Take over roles of that other set.</param>
/// <param name="Prune">Remove roles of the set that no manifest declares any more.</param>
/// <param name="AllowRemovals">So many removals at once are meant.</param>
public sealed record Consent(
    string Set,
    bool Adopt = false,
    string? TakeOver = null,
    bool Prune = false,
    int AllowRemovals = 0
);
