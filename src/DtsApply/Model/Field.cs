namespace DtsApply.Model;

/// <summary>What became of a field when its manifest was read. A field that no one set is left out.</summary>
public enum FieldState
{
    /// <summary>The manifest does not say it; a default may stand in.</summary>
    LeftOut,

    /// <summary>The manifest says it, and it could be read.</summary>
    Given,

    /// <summary>The manifest says something that is already reported; rules stay silent about it.</summary>
    InError,
}

/// <summary>One field of a manifest with its place, so that every later message can point at it.</summary>
/// <typeparam name="T">The field's type once read.</typeparam>
/// <param name="Value">The value, or the default where it was left out; meaningless where it is in error.</param>
/// <param name="Source">The value's place; of a field that was left out, the place of its parent's key.</param>
/// <param name="Standing">Given, left out, or in error.</param>
public readonly record struct Field<T>(T? Value, SourceSpan Source, FieldState Standing)
{
    /// <summary>The manifest says it and it could be read.</summary>
    public bool IsGiven => Standing is FieldState.Given;

    /// <summary>Rules may look at the value: it was given, or its default holds.</summary>
    public bool IsSound => Standing is not FieldState.InError;
}
