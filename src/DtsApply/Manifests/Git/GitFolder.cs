using System.Collections.Frozen;
using System.Collections.Immutable;
using DtsApply.Text;

namespace DtsApply.Manifests.Git;

/// <summary>A tree of a repository: what git cat-file gives of one (gitformat-pack, "tree object").</summary>
internal sealed class GitFolder
{
    private readonly FrozenDictionary<string, GitEntry> _named;

    private GitFolder(ImmutableArray<GitEntry> entries) =>
        (Entries, _named) = (
            entries,
            entries.Where(entry => entry.IsNamed).ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal)
        );

    /// <summary>All names.</summary>
    public ImmutableArray<GitEntry> Entries { get; }

    /// <summary>What stands under a name; null where nothing does.</summary>
    public GitEntry? Find(string name) => _named.GetValueOrDefault(name);

    /// <summary>
    /// Reads one: mode, blank, name, NUL and the object's ID in bytes, as often as there are names. Null for what is
    /// none, or holds a name that no folder of a disk could hold.
    /// </summary>
    /// <param name="bytes">The object.</param>
    /// <param name="idBytes">How many bytes an ID has: 20 of SHA-1, 32 of SHA-256.</param>
    public static GitFolder? Parse(ReadOnlySpan<byte> bytes, int idBytes)
    {
        var entries = ImmutableArray.CreateBuilder<GitEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (bytes.Length > 0)
        {
            var blank = bytes.IndexOf((byte)' ');
            var end = bytes.IndexOf((byte)0);
            if (blank <= 0 || end < blank || bytes.Length < end + 1 + idBytes)
            {
                return null;
            }

            var name = bytes[(blank + 1)..end];
            var entry = Entry(bytes[..blank], name, bytes.Slice(end + 1, idBytes));
            if (entry is null || (entry.IsNamed && !names.Add(entry.Name)))
            {
                return null;
            }

            entries.Add(entry);
            bytes = bytes[(end + 1 + idBytes)..];
        }

        return new(entries.ToImmutable());
    }

    private static GitEntry? Entry(ReadOnlySpan<byte> mode, ReadOnlySpan<byte> name, ReadOnlySpan<byte> id)
    {
        GitKind? kind =
            mode.SequenceEqual("40000"u8) ? GitKind.Folder
            : mode.SequenceEqual("120000"u8) ? GitKind.Link
            : mode.SequenceEqual("160000"u8) ? GitKind.Submodule
            : mode.StartsWith("100"u8) ? GitKind.File
            : null;
        var isNoName =
            name.IsEmpty || name.Contains((byte)'/') || name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);
        return kind is null || isNoName
            ? null
            : new(System.Text.Encoding.UTF8.GetString(name), kind.Value, Convert.ToHexStringLower(id))
            {
                IsNamed = Utf8Text.FirstWrongByte(name) is null,
            };
    }
}
