using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests.Yaml;

/// <summary>Reports the keys of one document that stand twice in their group.</summary>
/// <param name="text">The text.</param>
/// <param name="problems">Receives the problems.</param>
internal sealed class RepeatedKeys(ManifestText text, List<Diagnostic> problems)
{
    private bool _hasRunOn;

    /// <summary>
    /// Two documents without a line between them are told once, since keeping one of each pair of keys would lose a
    /// whole document.
    /// </summary>
    public void Report(JProperty first, TextSpan second, bool isRoot)
    {
        if (_hasRunOn && isRoot)
        {
            return;
        }

        _hasRunOn = isRoot && first.Name is "apiVersion" or "kind";
        var problem = _hasRunOn
            ? DocumentMessages.DocumentsRunTogether(first.Name)
            : DocumentMessages.KeyStandsTwice(first.Name);
        problems.Add(
            problem.At(text.At(second)) with
            {
                Related = [new(text.At(first.Annotation<TextSpan>()!), DocumentMessages.FirstOne)],
            }
        );
    }
}
