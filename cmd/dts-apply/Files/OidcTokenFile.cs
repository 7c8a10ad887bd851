using System.Text;
using DtsApply.Cmd.CommandLine;
using DtsApply.Messages;
using DtsApply.Sandbox;

namespace DtsApply.Cmd.Files;

/// <summary>
/// A token of the sandbox's OIDC provider in a file, as a CI or a cluster leaves one: nothing else is in it, not even a
/// newline. Readable by its owner alone, written whole or not at all, never through a link.
/// </summary>
internal static class OidcTokenFile
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private static readonly ReplaceableFile Kind = new(
        "oidc-token",
        WrittenFileMessages.TokenThroughALink,
        WrittenFileMessages.IsNoOlderToken,
        SandboxOidc.BeginsAToken
    );

    /// <summary>Checks that the file can be put there without a loss.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Check(string path) => Kind.Check(path);

    /// <summary>Writes a token that is valid for a day.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, string subject, DateTimeOffset now) =>
        Kind.Write(path, Encoding.UTF8.GetBytes(SandboxOidc.Token(subject, SandboxOidc.Audience, now, Life)));
}
