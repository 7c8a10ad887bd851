using System.Collections.Immutable;
using DtsApply.Sandbox.State;

namespace DtsApply.Sandbox.Storing;

/// <summary>
/// The sandbox's memory: a state in one file that several processes may use at once. A write is appended, one line a
/// call, before it is answered, so a process that is killed loses nothing that it acknowledged. Before every call the
/// store reads what other processes appended since. It outlives kill -9, not a loss of power: lines are not forced to
/// the disk one by one.
/// </summary>
public sealed partial class SandboxStore : IDisposable
{
    private const int WorthCompacting = 1000;
    private const int NoncesOfALine = 1000;
    private const long Long = 64 << 20;

    private readonly Lock _state = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly StateFile _file;
    private long _compacted;
    private SandboxState _known = new();
    private bool _begun;
    private long _lines;

    private SandboxStore(string path) => _file = new(path);

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>Whether the file has become so long that it is compacted even if callers wait meanwhile.</summary>
    internal bool IsLong => _file.End > (2 * _compacted) + Long;

    /// <summary>
    /// Opens the state in a file. A file that does not exist, or is empty, is an empty state; it is made by the first
    /// write.
    /// </summary>
    /// <param name="path">The state file; neighbours <c>.tmp</c> and <c>.lock</c> come with it.</param>
    /// <param name="cancellationToken">Ends the wait for another process.</param>
    /// <exception cref="SandboxStateException">The file is damaged, or no sandbox state.</exception>
    public static async ValueTask<SandboxStore> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var store = new SandboxStore(StatePath(path));
        try
        {
            await store.CatchUpAsync(cancellationToken);
            await store.CompactAsync(cancellationToken);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Looks at the state.</summary>
    internal async ValueTask<T> ReadAsync<T>(Func<SandboxState, T> look, CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        lock (_state)
        {
            return look(_known);
        }
    }

    /// <summary>
    /// Looks at the state and changes it. Nobody, in this process or another, changes it between the look and the
    /// change.
    /// </summary>
    internal ValueTask<T> WriteAsync<T>(
        Func<SandboxState, (T Result, ImmutableArray<SandboxChange> Changes)> decide,
        CancellationToken cancellationToken
    ) =>
        AppendAsync(
            state =>
            {
                var (result, changes) = decide(state);
                return (
                    result,
                    changes.IsDefaultOrEmpty ? null : new JournalLine(state.Sequence + 1, Sandbox: null, changes)
                );
            },
            cancellationToken
        );

    /// <summary>Appends a line, if there is one to append.</summary>
    private async ValueTask<T> AppendAsync<T>(
        Func<SandboxState, (T Result, JournalLine? Line)> decide,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            using var held = await FileLock.TakeAsync(Path, cancellationToken);
            lock (_state)
            {
                Refresh();
                var (result, line) = decide(_known);
                if (line is not null)
                {
                    _file.Append(line.Encode(), () => JournalLine.First(line.N - 1).Encode());
                    _begun = true;
                    _known.Apply(line.N, line.Changes);
                    _unkept.RemoveRange(0, line.Nonces?.Count ?? 0);
                    _lines++;
                }

                return result;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SandboxStateException(Path, $"the sandbox state cannot be used: {problem.Message}", problem);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Makes the file if there is none, so that it is held from now on: nobody can empty the state until the store is
    /// closed.
    /// </summary>
    internal ValueTask<bool> HoldAsync(CancellationToken cancellationToken) =>
        WriteAsync<bool>(
            state =>
            {
                _begun |= _file.Begin(JournalLine.First(state.Sequence).Encode());
                return (true, []);
            },
            cancellationToken
        );

    /// <summary>Lets go of the file. What was written stays.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _turn.Dispose();
        _keeping.Dispose();
    }

    /// <summary>The whole path, with no link in it that someone else may have put there.</summary>
    internal static string StatePath(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        StateLinks.RefuseOnTheWay(full);
        return full;
    }

    private async ValueTask CatchUpAsync(CancellationToken cancellationToken)
    {
        lock (_state)
        {
            if (!_file.HasNews)
            {
                return;
            }
        }

        await WriteAsync<bool>(static _ => (true, []), cancellationToken);
    }

    private void Refresh()
    {
        if (_file.HasNews)
        {
            _file.Read(Take);
        }
    }

    private bool Take(ReadOnlyMemory<byte> text)
    {
        var line = JournalLine.Decode(text.Span);
        if (
            line is null
            || line.Sandbox is null != _begun
            || line.Sandbox is not (null or JournalLine.Version or JournalLine.Unmarked)
            || (_begun && line.N != _known.Sequence + 1)
        )
        {
            return false;
        }

        if (_begun)
        {
            _known.Apply(line.N, line.Changes);
            foreach (var nonce in line.Nonces ?? [])
            {
                _nonces.Add(nonce);
            }

            _lines++;
        }
        else
        {
            _file.IsMarked = line.Sandbox is JournalLine.Version;
            _known = new();
            _known.StartAt(line.N);
            _begun = true;
        }

        return true;
    }
}
