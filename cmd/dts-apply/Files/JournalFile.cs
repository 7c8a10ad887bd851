using System.Text;
using DtsApply.Applying.Journals;
using DtsApply.Cmd.CommandLine;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Cmd.Files;

/// <summary>
/// The journal of one run as a file that nobody else can read, made anew, never through a link. A line is in the file,
/// so that it outlives the process, when <see cref="AppendAsync"/> returns; what is about to be sent is on the disk.
/// </summary>
internal sealed class JournalFile : IJournal, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly FileStream _file;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _flushing = new(1, 1);
    private long _written;
    private long _flushed;
    private string? _problem;

    private JournalFile(FileStream file, TimeProvider clock) => (_file, _clock) = (file, clock);

    /// <inheritdoc/>
    public string Place => _file.Name;

    /// <summary>Begins the journal of a run.</summary>
    /// <param name="world">What the command touches.</param>
    /// <param name="run">The run.</param>
    /// <param name="problem">Why it cannot be written, where null is returned.</param>
    /// <param name="options">Where journals lie, and how long they are kept; as usual without.</param>
    public static JournalFile? Open(
        CommandEnvironment world,
        RunBegan run,
        out Diagnostic? problem,
        JournalOptions? options = null
    )
    {
        try
        {
            problem = null;
            var folder = options?.Journal is { } named ? JournalFolder.Make(named) : JournalFolder.Make(world);
            var journal = Begun(Path.Combine(folder, run.RunId + JournalFiles.Ending), run, world.Clock);
            FolderFlush.Run(folder);
            OldJournals.Remove(folder, world.Clock.GetUtcNow() - (options ?? new()).Kept);
            return journal;
        }
        catch (Exception exception) when (exception is JournalException || FileErrors.IsFileError(exception))
        {
            problem = CommandMessages.JournalCannotBeWritten(exception.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<string?> AppendAsync(JournalEntry entry)
    {
        var line = Append(Encoding.UTF8.GetBytes(JournalText.Line(entry, _clock.GetUtcNow())));
        if (entry is Sending)
        {
            await FlushAsync(line);
        }

        return Volatile.Read(ref _problem);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _flushing.Dispose();
    }

    private static JournalFile Begun(string path, RunBegan run, TimeProvider clock)
    {
        var journal = new JournalFile(new(path, Options()), clock);
        journal.Trying(() => journal._file.Write(Encoding.UTF8.GetBytes(JournalText.Opening(run, clock.GetUtcNow()))));
        journal.Trying(() => journal._file.Flush(flushToDisk: true));
        if (journal._problem is { } problem)
        {
            // Nothing follows a beginning that is not whole.
            journal.Dispose();
            File.Delete(path);
            throw new JournalException(problem);
        }

        return journal;
    }

    private static FileStreamOptions Options()
    {
        var options = PrivateFile.New();
        (options.Share, options.BufferSize) = (FileShare.Read, 0);
        return options;
    }

    /// <summary>
    /// Writes a line and returns its number. After a line that could not be written whole nothing is: only the last one
    /// may be torn.
    /// </summary>
    private long Append(byte[] line)
    {
        lock (_lock)
        {
            Trying(() => _file.Write(line));
            return ++_written;
        }
    }

    /// <summary>
    /// Puts a line on the disk, with all that were written before it: accounts that wait meanwhile are served by one
    /// flush.
    /// </summary>
    private async Task FlushAsync(long line)
    {
        await _flushing.WaitAsync();
        try
        {
            if (_flushed < line)
            {
                var written = Interlocked.Read(ref _written);
                Trying(() => _file.Flush(flushToDisk: true));
                _flushed = written;
            }
        }
        finally
        {
            _flushing.Release();
        }
    }

    private void Trying(Action write)
    {
        if (Volatile.Read(ref _problem) is null)
        {
            try
            {
                write();
            }
            catch (Exception exception) when (FileErrors.IsFileError(exception))
            {
                Volatile.Write(ref _problem, exception.Message);
            }
        }
    }
}
