using System.Security.Cryptography;
using DtsApply.Disk;
using DtsApply.Manifests.Files;
using DtsApply.Manifests.Schema;
using DtsApply.Manifests.Yaml;
using DtsApply.Messages;
using DtsApply.Model;
using DtsApply.Text;
using Newtonsoft.Json.Linq;

namespace DtsApply.Manifests;

/// <summary>Reads one fence, once: its digest is of the bytes that were understood.</summary>
/// <param name="path">The file; a link is followed, since whoever may change it may name another file as well.</param>
internal sealed class FenceFileReader(string path)
{
    private const int MostTold = 7;

    /// <summary>The fence; null where there is none that can be relied on.</summary>
    public Fence? Fence { get; private set; }

    /// <summary>Its text; null where it could not be read.</summary>
    public ManifestText? Text { get; private set; }

    /// <summary>Why there is none.</summary>
    public List<Diagnostic> Problems { get; } = [];

    public void Read(CancellationToken cancellation)
    {
        if (Bytes() is not { } bytes)
        {
            return;
        }

        if (Utf8Text.FirstWrongByte(bytes) is { } wrong)
        {
            Refuse(FileMessages.ByteIsNotUtf8(wrong + 1));
            return;
        }

        Text = new(path, Utf8Text.Decode(bytes));
        var found = new List<Diagnostic>();
        var trees = new YamlDocuments(Text, found, new(Stream.Null, new(), cancellation)).Read().ToList();
        var fence =
            trees is [{ Root: JObject root } only] && IsFence(root)
                ? Typed(only, root, found, Convert.ToHexStringLower(SHA256.HashData(bytes)))
                : null;
        if (found.Count > 0)
        {
            Problems.AddRange(found.Take(MostTold).Select(problem => FenceFileMessages.IsWrong(path, problem)));
        }
        else if (fence is null)
        {
            Refuse(FenceFileMessages.IsNoFence(trees.Count));
        }
        else if (fence.IsOpen)
        {
            Refuse(FenceFileMessages.ForbidsNothing);
        }
        else
        {
            Fence = fence;
        }
    }

    private static bool IsFence(JObject root) => root["kind"] is JValue { Value: FenceSchema.Kind };

    private static Fence? Typed(Tree tree, JObject root, List<Diagnostic> found, string digest)
    {
        new SchemaCheck(tree, found).Run(root, FenceSchema.Definition);
        return found.Count > 0 ? null : new FenceFields(tree, root).Read(digest);
    }

    /// <summary>The file's bytes; null where there are none to be had.</summary>
    private byte[]? Bytes()
    {
        try
        {
            if (path.Length is 0)
            {
                Refuse(FenceFileMessages.EntryIsEmpty(FencePaths.VariableName));
                return null;
            }

            const int most = Limits.FileBytes / Limits.Mebibyte;
            var bytes = SmallFile.Read(path, most, out var problem);
            if (bytes is { Length: > 0 })
            {
                return bytes;
            }

            Refuse(
                problem switch
                {
                    SmallFileProblem.TooLarge => FileMessages.FileIsTooLarge(most),
                    SmallFileProblem.TooSlow => FenceFileMessages.IsTooSlow,
                    SmallFileProblem.NotRegular => FenceFileMessages.IsNoFile(FileKinds.Detect(path)),
                    _ => FenceFileMessages.IsEmpty,
                }
            );
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Refuse(FenceFileMessages.SystemRefuses(path, failure));
        }

        return null;
    }

    private void Refuse(Problem problem) => Problems.Add(FenceFileMessages.CannotBeRead(path, problem));
}
