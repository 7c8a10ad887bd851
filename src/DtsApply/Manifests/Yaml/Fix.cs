using DtsApply.Messages;

namespace DtsApply.Manifests.Yaml;

/// <summary>A small change to a text that may make YAML of it.</summary>
/// <param name="Start">The first character that goes.</param>
/// <param name="End">After the last one that goes.</param>
/// <param name="Text">What comes in their place.</param>
/// <param name="Advice">What people are told about it.</param>
internal sealed record Fix(int Start, int End, string Text, FixAdvice Advice)
{
    /// <summary>The character that the message is about; null where the parser's place is right.</summary>
    public int? At { get; init; }

    /// <summary>Whether the changed line shows how it is meant, so that the help may end in it.</summary>
    public bool ShowsLine { get; init; }
}
