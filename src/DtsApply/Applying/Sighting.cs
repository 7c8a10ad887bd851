namespace DtsApply.Applying;

/// <summary>What a look at a role shows, told apart by what this run left there.</summary>
public enum Sighting
{
    /// <summary>The role is as this run left it, or as it was planned where nothing was written yet.</summary>
    AsLeft,

    /// <summary>RAM stored what was sent with account-bound service principals collapsed.</summary>
    Rewritten,

    /// <summary>
    /// All that is shown was true earlier in this run: a read that is old, or someone who put back just that.
    /// </summary>
    Behind,

    /// <summary>Something is shown that this run never left there: someone else was at it.</summary>
    Foreign,
}
