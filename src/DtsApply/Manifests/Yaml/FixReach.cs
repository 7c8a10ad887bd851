namespace DtsApply.Manifests.Yaml;

/// <summary>How far a change to a text brings the parser.</summary>
internal enum FixReach
{
    /// <summary>It stops where it did, or before.</summary>
    NoFurther,

    /// <summary>It stops in a later line.</summary>
    Further,

    /// <summary>It reads the whole document.</summary>
    Whole,
}
