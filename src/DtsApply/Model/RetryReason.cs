namespace DtsApply.Model;

/// <summary>Why a call is sent again.</summary>
public enum RetryReason
{
    /// <summary>The service asks for fewer calls.</summary>
    Throttled,

    /// <summary>No answer came, or none that can be used.</summary>
    NoAnswer,
}
