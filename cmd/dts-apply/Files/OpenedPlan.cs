using System.Security.Cryptography;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Planning.Saved;
using DtsApply.Reporting.Plans;
using DtsApply.UseCases;

namespace DtsApply.Cmd.Files;

/// <summary>
/// A plan file as it was found: its bytes, read once and never from anything but a regular file, so that digest, owner
/// and meaning are of the same thing.
/// </summary>
/// <param name="Path">Where it is, as the user named it.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Writers">Who else may write it; null where no one else may.</param>
internal sealed record OpenedPlan(string Path, ReadOnlyMemory<byte> Bytes, WriteAccess? Writers) : IPlanFile
{
    private const int Largest = 64 << 20;

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public string Digest => DigestOf(Bytes.Span);

    public string? ToolVersion => PlanDocument.ToolVersion(Bytes);

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
            problem = PlanFileMessages.CannotBeRead(path, exception.Message);
            return null;
        }

        problem = NoPlan(path);
        return null;
    }

    public SavedPlan? Read(CancellationToken cancellationToken) =>
        PlanDocument.Read(Bytes, CommandLine.ToolVersion.Current, cancellationToken);

    /// <summary>
    /// Why there is nothing to open; the framework shows devices, pipes and sockets as empty files, and to open one
    /// could wait for ever.
    /// </summary>
    private static Diagnostic? Barrier(string path) =>
        new FileInfo(path) switch
        {
            { LinkTarget: not null } => PlanFileMessages.IsALink(path),
            { Exists: true, Length: > Largest } => PlanFileMessages.IsTooLarge(path),
            { Exists: true, Length: > 0 } => null,
            _ => NoPlan(path),
        };

    private static Diagnostic NoPlan(string path) =>
        System.IO.Path.Exists(path) ? PlanFileMessages.IsNoPlan(path) : PlanFileMessages.IsNotThere(path);
}
