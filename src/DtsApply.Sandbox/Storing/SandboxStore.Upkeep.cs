namespace DtsApply.Sandbox.Storing;

// What keeps the file small, and empties it.
public sealed partial class SandboxStore
{
    /// <summary>
    /// Writes the file anew without what has been overwritten since, where that is worth it and no other process has
    /// the file open.
    /// </summary>
    /// <returns>Whether it did.</returns>
    public async ValueTask<bool> CompactAsync(CancellationToken cancellationToken)
    {
        if (_lines < WorthCompacting)
        {
            return false;
        }

        return await WriteAsync<bool>(
            state =>
            {
                var start = state.Sequence;
                var lines = state
                    .Snapshot()
                    .Select((change, at) => new JournalLine(start + at + 1, null, [change]))
                    .ToList();
                foreach (var nonces in _nonces.Alive().Chunk(NoncesOfALine))
                {
                    lines.Add(new(start + lines.Count + 1, null, []) { Nonces = nonces });
                }

                if (
                    _lines < (2 * lines.Count) + WorthCompacting
                    || !_file.TryReplace([JournalLine.First(start).Encode(), .. lines.Select(line => line.Encode())])
                )
                {
                    return (false, []);
                }

                _lines = lines.Count;
                _compacted = _file.End;
                state.StartAt(start + lines.Count);
                return (true, []);
            },
            cancellationToken
        );
    }

    /// <summary>Empties the state in a file, unless a process has it open.</summary>
    /// <param name="path">The state file.</param>
    /// <param name="cancellationToken">Ends the wait for another process.</param>
    /// <exception cref="SandboxStateException">Another process has the file open, or it is no sandbox
    /// state.</exception>
    public static async ValueTask ResetAsync(string path, CancellationToken cancellationToken)
    {
        var file = StatePath(path);
        if (!File.Exists(file))
        {
            return;
        }

        try
        {
            using var held = await FileLock.TakeAsync(file, cancellationToken);
            StateFile.Remove(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SandboxStateException(file, $"the sandbox state cannot be emptied: {problem.Message}", problem);
        }
    }
}
