using DtsApply.Live;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>Parts of keys as people and programs write them down.</summary>
internal static class KeyText
{
    /// <summary>Whether a text can travel in a header, as every part of a key does.</summary>
    public static bool Travels(string part) => part.All(letter => letter is > ' ' and <= '~');

    /// <summary>
    /// A part of a key without the blanks and line ends that copying leaves around it; fails on what cannot travel in a
    /// header.
    /// </summary>
    /// <param name="value">What is written there.</param>
    /// <param name="place">Where, for the message.</param>
    /// <param name="help">What to do where it cannot be used.</param>
    /// <exception cref="CloudException">It is empty, or no part of a key.</exception>
    public static string Sound(string value, string place, string help)
    {
        var part = value.Trim();
        return part.Length is 0 ? throw Missing(KeyMessages.IsEmpty(place, help))
            : !Travels(part) ? throw Missing(KeyMessages.HoldsOtherLetters(place, help))
            : part;
    }

    /// <summary>Credentials that cannot be used (78).</summary>
    public static CloudException Missing(Problem problem) => new(FailureKind.Credentials, problem);
}
