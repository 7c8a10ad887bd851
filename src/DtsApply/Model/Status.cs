namespace DtsApply.Model;

/// <summary>How an action ended.</summary>
public enum Status
{
    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>It was not, for a reason that is known.</summary>
    Failed,

    /// <summary>It was never begun.</summary>
    Skipped,

    /// <summary>The answer was lost and looking did not tell.</summary>
    Unknown,

    /// <summary>It was carried out and taken back.</summary>
    Undone,
}
