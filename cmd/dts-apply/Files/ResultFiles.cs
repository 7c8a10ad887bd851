using DtsApply.Cmd.CommandLine;
using DtsApply.Cmd.Console;
using DtsApply.Disk;
using DtsApply.Messages;

namespace DtsApply.Cmd.Files;

/// <summary>
/// The files that a run writes its result to besides standard output. They are written on failure too: an older one
/// that stays must not be taken for what this run found.
/// </summary>
/// <param name="keys">The keys of the run, whose secrets no file shows.</param>
internal sealed class ResultFiles(UsedKeys keys)
{
    private readonly List<ResultFile> _files = [];
    private readonly Dictionary<string, string> _claimed = new(StringComparer.Ordinal);
    private readonly Dictionary<ResultFile, StringWriter> _drawn = [];

    /// <summary>The formats that files are to have.</summary>
    public IEnumerable<string> Formats => _files.Select(file => file.Format);

    /// <summary>Names a file that the run will write, so that no other option names it too.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is written already.</exception>
    public void Claim(string option, string path)
    {
        var real = RealPath.TryOf(path) ?? Path.GetFullPath(path);
        if (!_claimed.TryAdd(real, option))
        {
            throw new UsageException(OptionMessages.IsWrittenTwice(path, _claimed[real], option));
        }
    }

    /// <summary>Takes a file on that a result is written to.</summary>
    /// <exception cref="UsageException">It cannot be put there.</exception>
    public void Add(string format, string path)
    {
        Claim("output", path);
        var file = new ResultFile(format, path);
        file.Check();
        _files.Add(file);
    }

    /// <summary>What is drawn into files line by line, and written when the run ends.</summary>
    public IEnumerable<TextWriter> Drawn()
    {
        foreach (var file in _files.Where(file => file.Format is "text"))
        {
            var writer = new StringWriter();
            _drawn.Add(file, writer);
            yield return writer;
        }
    }

    /// <summary>
    /// Writes the files of a format whose result may come in parts: each in a file of its own, named after the one that
    /// was asked for. All are looked at before the first is written.
    /// </summary>
    /// <param name="format">The format.</param>
    /// <param name="parts">The parts, each with its name; null for the one of all.</param>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public void Write(string format, IReadOnlyList<(string? Part, string Text)> parts)
    {
        foreach (var file in _files.Where(file => file.Format == format))
        {
            var all = parts.Select(part => (File: file.OfPart(part.Part), part.Text)).ToList();
            foreach (var (part, _) in all.Where(part => part.File != file))
            {
                Claim("output", part.Path);
                part.Check();
            }

            all.ForEach(part => Write(part.File, part.Text));
            file.HasParts();
        }
    }

    /// <summary>Ends a run that came to its end.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public void Finish()
    {
        foreach (var (file, writer) in _drawn.Where(drawn => !drawn.Key.IsWritten))
        {
            Write(file, writer.ToString());
        }
    }

    /// <summary>Ends a run that came to nothing: what was not written yet says why.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="named">The files that the command line names, also where it was not understood.</param>
    public void Fail(Failure failure, IEnumerable<(string Format, string File)> named)
    {
        var others = named
            .Where(other => _files.TrueForAll(file => file.Path != other.File))
            .Select(other => new ResultFile(other.Format, other.File));
        foreach (var file in _files.Where(file => !file.IsWritten).Concat(others).ToList())
        {
            var drawn = _drawn.TryGetValue(file, out var writer) ? writer.ToString() : "";
            try
            {
                Write(file, drawn + failure.Document(file.Format));
            }
            catch (UsageException)
            {
                // That the run failed is said already, and is worse.
            }
        }
    }

    private void Write(ResultFile file, string text) => file.Write(keys.Hide(text));
}
