using DtsApply.Cmd.Console;
using DtsApply.Cmd.Files;
using DtsApply.Text;
using DtsApply.Cmd.CommandLine;

namespace DtsApply.Cmd.CommandLine;

/// <summary>What a command was told.</summary>
/// <param name="Name">The command's name, which begins its verdict.</param>
/// <param name="Files">Which manifests.</param>
/// <param name="Print">How to print.</param>
/// <param name="Calls">Which accounts, and how they are called.</param>
/// <param name="Consent">What the user agrees to.</param>
internal sealed record Request(
    string Name,
    ManifestOptions Files,
    OutputOptions Print,
    CallOptions Calls,
    ConsentOptions Consent
)
{
    /// <summary>
    /// The same manifests and accounts with another verb, to be pasted; null where no manifests are named.
    /// </summary>
    /// <param name="verb">The verb, with options that it needs.</param>
    /// <param name="options">What stands after the manifests.</param>
    /// <param name="removals">So many removals are meant; null for what was said.</param>
    public string? CommandLineFor(string verb, string? options = null, int? removals = null) =>
        Files.Filename is null
            ? null
            : Invocation.Build(
                verb,
                Invocation.Consent(Consent with { AllowRemovals = removals ?? Consent.AllowRemovals }),
                Invocation.Calls(Calls),
                Invocation.Files(Files),
                options
            );

    /// <summary>
    /// The options that name the service, for commands to paste; with a blank before it where there are any.
    /// </summary>
    public string Where =>
        Invocation.Calls(Calls with { Set = null, Account = null, Selector = null }) is { Length: > 0 } calls
            ? $" {calls}"
            : "";
}
