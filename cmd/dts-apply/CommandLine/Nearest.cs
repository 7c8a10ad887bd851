namespace DtsApply.Cmd.CommandLine;

/// <summary>A guess at what was meant.</summary>
internal static class Nearest
{
    /// <summary><c>; did you mean apply?</c>, or nothing where no word or more than one is near.</summary>
    public static string To(string word, IEnumerable<string> known) =>
        Manifests.Guess.Nearest(word, known) is { } near ? $"; did you mean {near}?" : "";
}
