using System.Collections.Immutable;

namespace DtsApply.Messages;

/// <summary>What is said where the accounts that were asked for are none of those declared.</summary>
internal static class SelectionMessages
{
    public static string SelectorIsNoPair(string selector) => $"--selector is \"{selector}\"; write KEY=VALUE";

    public static string AccountIsNotDeclared(string name, IEnumerable<string> declared) =>
        $"--account {name} is not declared{SuggestionMessages.DidYouMean(name, declared)}";

    /// <summary>That no account has the labels that were asked for.</summary>
    /// <param name="selectors">The labels, as they were given.</param>
    /// <param name="known">All labels that accounts have, as <c>KEY=VALUE</c>.</param>
    /// <param name="ofThoseNamed">Whether accounts were named besides.</param>
    public static string NoAccountHasTheLabels(
        ImmutableArray<string> selectors,
        ImmutableArray<string> known,
        bool ofThoseNamed
    )
    {
        var given = string.Join(' ', selectors.Select(selector => $"-l {selector}"));
        var near = selectors
            .Select(selector => SuggestionMessages.DidYouMean(selector, known))
            .FirstOrDefault(words => words.Length > 0);
        var hint = near ?? (known.IsEmpty ? "; none has labels" : "");
        return $"{given} chooses no account{(ofThoseNamed ? " of those named" : "")}{hint}";
    }
}
