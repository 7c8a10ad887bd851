using DtsApply.Text;

namespace DtsApply.Manifests.Yaml;

/// <summary>Which words of a text may be told: keys of a manifest, and no part of what is hidden.</summary>
/// <param name="shown">The lines as they may be shown; null where none may.</param>
internal sealed class FixNames(IReadOnlyList<string>? shown)
{
    /// <summary>The key that a line begins with; null where there is none, or none that may be told.</summary>
    public string? Key(FixLine line) => Key(line, line.Key);

    /// <summary>A word of a line that would be a key; null where it may not be told.</summary>
    public string? Key(FixLine line, string? word) =>
        word is not null
        && shown is not null
        && !SecretKeys.IsSecretLike(word)
        && shown[line.Number - 1] == line.Written
            ? word
            : null;
}
