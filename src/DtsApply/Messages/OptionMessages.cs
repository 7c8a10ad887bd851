using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What is wrong with an option, or its value; each ends with exit code 64.</summary>
internal static class OptionMessages
{
    public const string EndpointIsNoBase = "--endpoint takes a base address alone, without a path, a query or a user";

    public const string TwoServices = "--sandbox and --endpoint exclude each other: one service a run";

    /// <summary>That a value is none of those that an option takes.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="allowed">What it takes.</param>
    public static string IsNoneOf(string option, string value, ImmutableArray<string> allowed)
    {
        var list = allowed is [var only] ? $"{only} alone" : $"{string.Join(", ", allowed[..^1])} or {allowed[^1]}";
        return $"--{option} is \"{value}\"{SuggestionMessages.DidYouMean(value, allowed)}; it takes {list}";
    }

    /// <summary>Standard output was given to several formats.</summary>
    public static string OneFormatForStandardOutput(IReadOnlyList<string> formats) =>
        $"standard output takes one format, not {string.Join(" and ", formats)}; write -o {formats[^1]}=FILE";

    public static string NamesNoFile(string value, string format) =>
        $"--output is \"{value}\", which names no file; write -o {format} for standard output, or {format}=FILE";

    /// <summary>Two options name one file to be written.</summary>
    public static string IsWrittenTwice(string path, string one, string other) =>
        one == other ? $"--{one} names {path} twice" : $"--{one} and --{other} both name {path}";

    /// <summary>That nothing is written to a stream, where an option names a place on the disk.</summary>
    /// <param name="option">The option's name.</param>
    public static string TakesNoStream(string option) =>
        $"--{option} - is no place on the disk; for one of that name write --{option} ./-";

    public static string IsNoDuration(string option, string value) =>
        $"--{option} is \"{value}\", no duration; write 90s, 5m or 1h30m, at most 24h";

    public static string IsNoLongDuration(string option, string value) =>
        $"--{option} is \"{value}\", no duration; write 720h or 2160h, at most 876000h";

    public static string IsNotPositive(string option, int value) => $"--{option} is {value}; it takes a number from 1";

    public static string IsNoSetName(string option, string value) =>
        $"--{option} is \"{value}\"; a set's name has 1 to 64 of a-z, 0-9 and -";

    public static string IsNoDigest(string option, string value) =>
        $"--{option} is \"{value}\"; it takes all 64 digits of the digest that plan --out printed";

    public static string IsNoAddress(string value) =>
        $"--endpoint is \"{value}\", no address; write https://host or http://127.0.0.1:8787";

    public static string IsPlainHttp(string value) =>
        $"--endpoint {value} is plain http to another machine; use https, or a loopback address";

    public static string PruneNeedsASet(string set) =>
        $"--prune needs --set; it removes roles of that set, such as --set {set}";

    public static string IsNoNumber(string value) => $"\"{value}\" is no number";

    /// <param name="given">The option and its value, as they were typed: <c>-out=x</c>.</param>
    public static string OneDashTooFew(string given) =>
        given.Split('=', 2) is [var option, var value]
            ? $"{option} has one dash too few; write -{option} {ShellWord.Quote(value)}"
            : $"{given} has one dash too few; write -{given}";

    /// <summary>That there is no such option.</summary>
    /// <param name="given">The option with its dashes, as it was typed.</param>
    /// <param name="known">The options that there are, with their dashes.</param>
    public static string IsUnknown(string given, IEnumerable<string> known) =>
        $"unknown option \"{given}\"{SuggestionMessages.DidYouMean(given.Split('=')[0], known)}";

    /// <summary>That there is an argument too many.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="takesManifests">Whether the command reads manifests.</param>
    public static string UnexpectedArgument(string argument, bool takesManifests) =>
        $"unexpected argument \"{argument}\"{(takesManifests ? $"; manifests are named with -f {argument}" : "")}";

    public static string StandsTwice(string option) => $"--{option} stands twice; it takes one value";

    public static string NeedsAValue(string option) => $"--{option} needs a value";

    public static string IsAFlag(string option) => $"--{option} is a flag; it takes no value";
}
