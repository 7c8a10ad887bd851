namespace DtsApply.Model;

/// <summary>The kinds of values in a manifest.</summary>
public enum ValueKind
{
    /// <summary>Keys with values of their own.</summary>
    Group,

    /// <summary>Several values.</summary>
    List,

    /// <summary>A text that is not empty.</summary>
    Text,

    /// <summary>A number without a fraction.</summary>
    WholeNumber,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Nothing, or the empty text.</summary>
    Empty,
}
