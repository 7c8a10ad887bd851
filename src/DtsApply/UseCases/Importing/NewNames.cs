using System.Globalization;

namespace DtsApply.UseCases.Importing;

/// <summary>Makes names of documents: DNS labels, each once, the same for the same wishes in the same order.</summary>
/// <param name="taken">The names that there are already.</param>
internal sealed class NewNames(IEnumerable<string> taken)
{
    private const int Longest = 63;
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>A name that is as near to a text as can be; a number makes it another one where it is taken.</summary>
    public string Make(string wish)
    {
        var label = Label(wish);
        var name = Cut(label, "");
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = Cut(label, string.Create(CultureInfo.InvariantCulture, $"-{number}"));
        }

        return name;
    }

    private static string Label(string wish) =>
        string.Concat(wish.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-'))
            .Trim('-')
            is { Length: > 0 } label
            ? label
            : "role";

    private static string Cut(string label, string end) =>
        label[..Math.Min(label.Length, Longest - end.Length)].TrimEnd('-') + end;
}
