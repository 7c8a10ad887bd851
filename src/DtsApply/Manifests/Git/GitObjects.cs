using DtsApply.Manifests.Files;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Git;

/// <summary>
/// The objects of a repository, by ID. Git is started when it is first asked, and ended when all is read; whoever asks
/// once more, such as the frame of a mistake, starts it for that alone.
/// </summary>
/// <param name="git">The program.</param>
internal sealed class GitObjects(GitProgram git) : IDisposable
{
    private const int LargestTree = 64 * Limits.Mebibyte;
    private GitBatch? _heads;
    private GitBatch? _contents;
    private bool _isRead;

    /// <summary>How many bytes a file has.</summary>
    /// <exception cref="GitException">It cannot be told.</exception>
    public long Size(string id)
    {
        _heads ??= new(git, "--batch-check");
        var head = _heads.Head(id);
        EndWhereAllIsRead();
        return head is { Type: "blob", Size: var size } ? size : throw Missing(head is null);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="GitException">They cannot be read.</exception>
    public byte[] ReadFile(string id) => Read(id, Limits.FileBytes);

    /// <summary>A folder.</summary>
    /// <exception cref="GitException">It cannot be read.</exception>
    public GitFolder ReadFolder(string id) =>
        GitFolder.Parse(Read(id, LargestTree), id.Length / 2)
        ?? throw new GitException(ExitCode.Credentials, GitMessages.TreeIsDamaged);

    /// <summary>All is read; what is asked from now on is asked alone.</summary>
    public void Dispose()
    {
        _isRead = true;
        EndWhereAllIsRead();
    }

    private byte[] Read(string id, int most)
    {
        _contents ??= new(git, "--batch");
        try
        {
            return _contents.Read(id, most) ?? throw Missing(isMissing: true);
        }
        finally
        {
            EndWhereAllIsRead();
        }
    }

    private void EndWhereAllIsRead()
    {
        if (_isRead)
        {
            _heads?.Dispose();
            _contents?.Dispose();
            (_heads, _contents) = (null, null);
        }
    }

    private static GitException Missing(bool isMissing) =>
        new(ExitCode.Credentials, isMissing ? GitMessages.ObjectIsMissing : GitMessages.TreeIsDamaged);
}
