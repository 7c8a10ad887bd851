using System.Diagnostics;
using System.Globalization;
using System.Text;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Git;

/// <summary>An object of a repository, as git cat-file heads it.</summary>
/// <param name="Type">blob, tree and so on.</param>
/// <param name="Size">How many bytes it has.</param>
internal readonly record struct GitObjectHead(string Type, long Size);

/// <summary>
/// One running <c>git cat-file --batch</c> or <c>--batch-check</c>: it is told IDs of objects, never names, and answers
/// them one by one.
/// </summary>
internal sealed class GitBatch : IDisposable
{
    private const int LongestLine = 200;
    private readonly Process _process;
    private readonly BufferedStream _answers;

    /// <summary>Starts it.</summary>
    /// <param name="git">The program.</param>
    /// <param name="mode">--batch or --batch-check.</param>
    /// <exception cref="GitException">It cannot be run.</exception>
    public GitBatch(GitProgram git, string mode)
    {
        _process = git.Start("cat-file", mode);
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _answers = new(_process.StandardOutput.BaseStream, 64 << 10);
    }

    /// <summary>What an object is; null where this clone has none of that ID.</summary>
    /// <exception cref="GitException">Git broke off.</exception>
    public GitObjectHead? Head(string id) => Watched(() => AskHead(id));

    /// <summary>An object's bytes; null where this clone has none of that ID.</summary>
    /// <param name="id">The object.</param>
    /// <param name="most">How many bytes are read at most; a larger one is an error.</param>
    /// <exception cref="GitException">Git broke off, or it is larger.</exception>
    public byte[]? Read(string id, int most) =>
        Watched(() =>
        {
            if (AskHead(id) is not { } head)
            {
                return null;
            }

            if (head.Size > most)
            {
                throw new GitException(ExitCode.Credentials, GitMessages.ObjectIsTooLarge);
            }

            var bytes = new byte[head.Size];
            _answers.ReadExactly(bytes);
            return _answers.ReadByte() is '\n' ? bytes : throw new EndOfStreamException();
        });

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            GitProgram.End(_process);
        }

        _answers.Dispose();
        _process.Dispose();
    }

    private T Watched<T>(Func<T> ask)
    {
        using var watch = new GitProgram.Watch(_process);
        try
        {
            return ask();
        }
        catch (Exception failure) when (failure is IOException or FormatException)
        {
            throw new GitException(
                ExitCode.Credentials,
                watch.HasEnded ? GitMessages.TakesTooLong(GitProgram.Patience) : GitMessages.BrokeOff
            );
        }
    }

    private GitObjectHead? AskHead(string id)
    {
        _process.StandardInput.Write($"{id}\n");
        _process.StandardInput.Flush();
        return Line().Split(' ') switch
        {
            [var said, var type, var size] when said == id => new(
                type,
                long.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture)
            ),
            [var said, "missing"] when said == id => null,
            _ => throw new FormatException(),
        };
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (var letter = _answers.ReadByte(); letter is not '\n'; letter = _answers.ReadByte())
        {
            if (letter < 0 || line.Length > LongestLine)
            {
                throw new EndOfStreamException();
            }

            line.Append((char)letter);
        }

        return line.ToString();
    }
}
