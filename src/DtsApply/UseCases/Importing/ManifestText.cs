using System.Text;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;

namespace DtsApply.UseCases.Importing;

/// <summary>
/// One document of a manifest, line by line, for people to go on with. Whatever stands in a live account, it can leave
/// neither a comment nor a value.
/// </summary>
internal sealed class ManifestText
{
    private readonly StringBuilder _text = new();

    /// <summary>The lines that every document begins with.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The document's name.</param>
    /// <param name="comment">What is said about the name.</param>
    public ManifestText Begin(string kind, string name, string? comment = null) =>
        Raw(0, "apiVersion", ManifestFormat.ApiVersion)
            .Raw(0, "kind", kind)
            .Key(0, "metadata")
            .Value(1, "name", name, comment);

    /// <summary>A comment on a line of its own, whatever is in its text.</summary>
    public ManifestText Comment(int depth, string text) => Line(depth, $"# {Safe(text)}");

    /// <summary>Findings as a list in comments, with what comes of each and all its facts.</summary>
    public ManifestText Remarks(string title, IEnumerable<Diagnostic> remarks)
    {
        Comment(0, title);
        foreach (var remark in remarks)
        {
            Comment(0, ImportMessages.Remark(remark));
            if (remark.Help is { } help)
            {
                Comment(0, $"  {help}");
            }

            foreach (var fact in remark.Facts)
            {
                Comment(0, $"    {fact.Value}");
            }
        }

        return this;
    }

    /// <summary>A key with keys below it.</summary>
    public ManifestText Key(int depth, string key) => Line(depth, $"{Quoting.Yaml(key)}:");

    /// <summary>A key and a text.</summary>
    public ManifestText Value(int depth, string key, string value, string? comment = null) =>
        Raw(depth, key, Quoting.Yaml(value), comment);

    /// <summary>The same; nothing where there is no text.</summary>
    public ManifestText Given(int depth, string key, string? value) => value is null ? this : Value(depth, key, value);

    /// <summary>A key and a value as YAML writes it.</summary>
    public ManifestText Raw(int depth, string key, string value, string? comment = null) =>
        Line(depth, $"{Quoting.Yaml(key)}: {value}{(comment is null ? "" : $"   # {Safe(comment)}")}");

    /// <summary>A key and the ID of an account, in quotes so that no digit is lost.</summary>
    public ManifestText Id(int depth, string key, string id) => Raw(depth, key, $"\"{id}\"");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Others' text on one line, without anything that acts or is secret.</summary>
    public static string Safe(string text) => RunnerCommands.Defuse(TerminalEscape.Escape(AccessKeyMask.Mask(text)));

    private ManifestText Line(int depth, string line)
    {
        _text.Append(' ', 2 * depth).Append(line).Append('\n');
        return this;
    }
}
