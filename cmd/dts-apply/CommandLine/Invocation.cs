using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Cmd.CommandLine;

/// <summary>Writes commands that people can paste: what they typed, with another verb.</summary>
internal static class Invocation
{
    /// <summary>
    /// A command line with the options that say what is meant; those that only say how to print are left out.
    /// </summary>
    /// <param name="verb">The verb, with options that it needs.</param>
    /// <param name="parts">The options.</param>
    public static string Build(string verb, params ImmutableArray<string?> parts) =>
        string.Join(' ', ((string?[])["dts-apply", verb, .. parts]).Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The options that name manifests.</summary>
    public static string Files(ManifestOptions files) =>
        string.Join(
            ' ',
            [
                .. files.Recursive ? (string[])["-R"] : [],
                .. (files.Filename ?? []).Select(name => $"-f {ShellWord.Quote(name)}"),
            ]
        );

    /// <summary>The options that choose accounts and service, where they are not the defaults.</summary>
    public static string Calls(CallOptions options) =>
        string.Join(
            ' ',
            (
                (string?[])
                    [
                        options.Sandbox ? "--sandbox" : null,
                        options.SandboxState is DefaultPaths.SandboxState
                            ? null
                            : $"--sandbox-state {ShellWord.Quote(options.SandboxState)}",
                        options.Endpoint is { } endpoint ? $"--endpoint {ShellWord.Quote(endpoint)}" : null,
                        options.Set is { } set ? $"--set {ShellWord.Quote(set)}" : null,
                        .. (options.Account ?? []).Select(name => $"--account {ShellWord.Quote(name)}"),
                        .. (options.Selector ?? []).Select(label => $"-l {ShellWord.Quote(label)}"),
                        options.ProfileFile is { } file ? $"--profile-file {ShellWord.Quote(file)}" : null,
                    ]
            ).Where(part => part is not null)
        );

    /// <summary>The options that name fences; those of the variable hold for the next command as well.</summary>
    public static string Fences(FenceOptions options) =>
        string.Join(' ', (options.Fence ?? []).Select(file => $"--fence {ShellWord.Quote(file)}"));

    /// <summary>The options that consent.</summary>
    public static string Consent(ConsentOptions options) =>
        string.Join(
            ' ',
            (
                (string?[])
                    [
                        options.Adopt ? "--adopt" : null,
                        options.TakeOver is { } set ? $"--take-over {ShellWord.Quote(set)}" : null,
                        options.Prune ? "--prune" : null,
                        options.AllowRemovals is { } most
                            ? string.Create(
                                System.Globalization.CultureInfo.InvariantCulture,
                                $"--allow-removals {most}"
                            )
                            : null,
                    ]
            ).Where(part => part is not null)
        );
}
