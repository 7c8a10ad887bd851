using System.Collections.Immutable;

namespace DtsApply.Reporting.Plans;

/// <summary>What happens to a value of a field.</summary>
internal enum ValueMark
{
    /// <summary>It is there.</summary>
    Stands,

    /// <summary>It goes.</summary>
    Goes,

    /// <summary>It comes.</summary>
    Comes,

    /// <summary>It becomes another one.</summary>
    Becomes,
}

/// <summary>One value of a field, safe to draw.</summary>
/// <param name="Mark">What happens to it.</param>
/// <param name="Value">The value.</param>
internal sealed record FieldValue(ValueMark Mark, string Value)
{
    /// <summary>The value that takes its place; null where none does.</summary>
    public string? Next { get; init; }
}

/// <summary>One field of a role as every printer shows it: its label, and the values that have something to say.</summary>
/// <param name="Label">The label.</param>
/// <param name="Values">The values; none for a field that is not shown.</param>
internal sealed record FieldBlock(string Label, ImmutableArray<FieldValue> Values);
