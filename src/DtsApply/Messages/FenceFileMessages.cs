using System.Globalization;
using DtsApply.Disk;
using DtsApply.Model;

namespace DtsApply.Messages;

/// <summary>Why a fence cannot be relied on (DTS618), and a fence that is read as a manifest (DTS617).</summary>
internal static class FenceFileMessages
{
    private const string NameAFile = "name the file that holds the fence";
    private const string WriteOne = $"write one document with apiVersion: {ManifestFormat.ApiVersion} and kind: Fence";

    /// <summary>A fence that is named with -f: an author would move it, and it would seem to hold.</summary>
    public static Problem IsNoManifest { get; } =
        new(
            RuleId.DTS617,
            "a fence is no manifest, and forbids nothing here",
            "name it with --fence, from a place that the authors of manifests cannot change"
        );

    public static Problem IsEmpty { get; } = Reason("it is empty", WriteOne);

    public static Problem IsTooSlow { get; } = Reason("it gave nothing in time", NameAFile);

    public static Problem ForbidsNothing { get; } =
        Reason("it forbids nothing", "write what is allowed under spec, such as owners, trusted or roleNames");

    /// <summary>That a path of the variable, or the variable itself, is empty.</summary>
    /// <param name="variable">The variable.</param>
    public static Problem EntryIsEmpty(string variable) =>
        Reason(
            $"{variable} has an empty entry",
            $"name a file for each entry, or unset {variable} where no fence is meant"
        );

    public static Problem IsNoFile(FileKind kind) =>
        Reason(
            kind switch
            {
                FileKind.Nothing => "there is no such file",
                FileKind.Folder => "it is a folder",
                _ => "it is no regular file",
            },
            NameAFile
        );

    public static Problem SystemRefuses(string path, Exception failure) =>
        Reason(FileMessages.Reason(failure, path), "check the path and its permissions");

    /// <param name="documents">How many documents it holds.</param>
    public static Problem IsNoFence(int documents) =>
        Reason(
            documents switch
            {
                0 => "it holds no document",
                1 => "it is no document of kind Fence",
                _ => string.Create(CultureInfo.InvariantCulture, $"it holds {documents} documents"),
            },
            documents > 1 ? "keep each fence in a file of its own" : WriteOne
        );

    /// <summary>That a fence cannot be relied on.</summary>
    /// <param name="file">The file, as it was named.</param>
    /// <param name="why">Why not.</param>
    public static Diagnostic CannotBeRead(string file, Problem why) =>
        new Problem(
            RuleId.DTS618,
            $"cannot read fence {(file.Length is 0 ? "\"\"" : file)}: {why.Message}",
            $"{why.Help}; a fence that is missing, empty or wrong forbids everything"
        ).WithoutPlace();

    /// <summary>The same, because of what stands in it.</summary>
    /// <param name="file">The file, as it was named.</param>
    /// <param name="found">What is wrong, as it would be with a manifest.</param>
    public static Diagnostic IsWrong(string file, Diagnostic found)
    {
        var at = found.Source is { IsPath: false } place
            ? string.Create(CultureInfo.InvariantCulture, $"line {place.Line}, column {place.Column}: ")
            : "";
        return CannotBeRead(file, new(RuleId.DTS618, at + found.Message, found.Help));
    }

    private static Problem Reason(string message, string help) => new(RuleId.DTS618, message, help);
}
