using DtsApply.Cmd.Commands;
using DtsApply.Cmd.CommandLine;
using System.Security.Cryptography;
using DtsApply.Cmd.Files;
using DtsApply.Disk;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.Text;

namespace DtsApply.Cmd.Files;

/// <summary>
/// A plan file as it was found: its bytes, read once and never from anything but a regular file, so that digest, owner
/// and meaning are of the same thing.
/// </summary>
/// <param name="Path">Where it is, as the user named it.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Writers">Who else may write it; null where no one else may.</param>
internal sealed record OpenedPlan(string Path, ReadOnlyMemory<byte> Bytes, WriteAccess? Writers)
{
    private const int Largest = 64 << 20;

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public string Digest => DigestOf(Bytes.Span);

    /// <summary>The digest of a file that holds these bytes.</summary>
    public static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it cannot be a plan (DTS526), where the answer is null.</param>
    public static OpenedPlan? Open(string path, out Diagnostic? problem)
    {
        problem = Barrier(path);
        if (problem is not null)
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length is > 0 and <= Largest)
            {
                var bytes = new byte[length];
                var read = 0;
                while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var more)
                {
                    read += more;
                }

                return new(path, bytes.AsMemory(0, read), WriteAccess.Find(file));
            }
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            problem = None(path, $"{path} cannot be read", TerminalEscape.Escape(exception.Message));
            return null;
        }

        problem = NoPlan(path);
        return null;
    }

    /// <summary>The plan; null where it is none of this tool's, with the reason and the exit code.</summary>
    public SavedPlan? Read(out int code, out Diagnostic? problem, CancellationToken cancellationToken)
    {
        (code, problem) = (ExitCode.Done, null);
        if (PlanDocument.ToolVersion(Bytes) is { } other && other != ToolVersion.Current)
        {
            (code, problem) = (ExitCode.Stale, SavedPlanCheck.OfVersion(other));
            return null;
        }

        if (PlanDocument.Read(Bytes, ToolVersion.Current, cancellationToken) is { } plan)
        {
            return plan;
        }

        (code, problem) = (ExitCode.Manifests, NoPlan(Path));
        return null;
    }

    /// <summary>That another plan was expected (DTS535); null where it is this one.</summary>
    /// <param name="expected">64 digits; null where none was named.</param>
    public Diagnostic? Unexpected(string? expected)
    {
        const int Shown = 8;
        return expected is null || string.Equals(expected, Digest, StringComparison.OrdinalIgnoreCase)
            ? null
            : new(Severity.Error, RuleId.DTS535, $"{Path} is another plan than was expected")
            {
                Facts = [new("expected", expected[..Shown].ToLowerInvariant()), new("this one", Digest[..Shown])],
                Help = "take the file that was approved, or approve this one",
            };
    }

    /// <summary>That others may write the file (DTS536); null where no one else may.</summary>
    public Diagnostic? OpenToOthers() =>
        Writers is null
            ? null
            : new(Severity.Error, RuleId.DTS536, $"{Writers.Who} may write {Path} (mode {Writers.Mode})")
            {
                Help =
                    "whoever changes it decides what is done; insist on the plan that was approved with "
                    + "--expect-digest, or check it, then "
                    + Remedy,
            };

    private string Remedy =>
        Writers is { IsOwner: true }
            ? "copy it to a file of your own"
            : $"chmod 600 {ShellWord.Quote(Path)}";

    /// <summary>
    /// Why there is nothing to open; the framework shows devices, pipes and sockets as empty files, and to open one
    /// could wait for ever.
    /// </summary>
    private static Diagnostic? Barrier(string path) =>
        new FileInfo(path) switch
        {
            { LinkTarget: not null } => None(
                path,
                $"{path} is a link, and a plan is read from a file alone",
                "name the file itself"
            ),
            { Exists: true, Length: > Largest } => None(path, $"{path} is larger than any plan (64 MiB)", "plan again"),
            { Exists: true, Length: > 0 } => null,
            _ => NoPlan(path),
        };

    private static Diagnostic NoPlan(string path) =>
        !System.IO.Path.Exists(path)
            ? None(path, $"there is no {path}", $"make it with plan --out {ShellWord.Quote(path)}")
            : None(path, $"{path} is no plan of this tool, or was changed by hand", "plan again");

    private static Diagnostic None(string path, string message, string help) =>
        new(Severity.Error, RuleId.DTS526, message)
        {
            Help =
                path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal)
                    ? $"manifests are named with -f {ShellWord.Quote(path)}"
                    : help,
        };
}
