using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DtsApply.Disk;
using DtsApply.Messages;

namespace DtsApply.Alibaba.Credentials;

/// <summary>
/// A program that prints keys (the aliyun CLI's mode External). Its words are split at white space as that CLI does, no
/// shell reads them. Neither the command, which may hold secrets, nor what it prints to its error output is ever shown.
/// </summary>
/// <param name="label">How screens name it.</param>
/// <param name="words">The program and its arguments.</param>
/// <param name="places">Where programs lie.</param>
/// <param name="keyVariables">The variables that hold keys of other sources.</param>
internal sealed class ExternalCommand(
    string label,
    string[] words,
    KeyPlaces places,
    Func<IReadOnlySet<string>> keyVariables
) : IKeySource
{
    private const int MostCharacters = 64 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What it printed is in the pipe when it ends.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    public string Label => label;

    public bool CanRenew => true;

    public async Task<AccessKey> FetchAsync(CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(Patience);
        using var process = Start();
        try
        {
            _ = DrainAsync(process.StandardError);
            var printed = await PrintedAsync(process, timer.Token);
            return process.ExitCode is not 0
                ? throw KeyText.Missing(KeyMessages.ProgramFails(label, process.ExitCode))
                : GivenKey.FromProfile(printed)?.Named(label)
                    ?? throw KeyText.Missing(KeyMessages.ProgramGivesNoKey(label));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw KeyText.Missing(KeyMessages.ProgramTakesTooLong(label, Patience));
        }
        finally
        {
            End(process);
        }
    }

    private Process Start()
    {
        var program = Programs.Find(words[0], places.Environment("PATH"), places.WorkingFolder)
            ?? throw KeyText.Missing(KeyMessages.ProgramIsNotFound(label));
        var start = new ProcessStartInfo(program, words[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var secret = keyVariables();
        foreach (var name in start.Environment.Keys.Where(name => IsOurs(name) || secret.Contains(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        try
        {
            var process = Process.Start(start) ?? throw KeyText.Missing(KeyMessages.ProgramIsNotFound(label));
            process.StandardInput.Close();
            return process;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw KeyText.Missing(KeyMessages.ProgramIsNotFound(label));
        }
    }

    private static bool IsOurs(string variable) =>
        variable.StartsWith("DTS_APPLY_", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What it prints before it ends. What it leaves running may hold its output open for as long as it likes, and is
    /// not waited for.
    /// </summary>
    private async Task<string> PrintedAsync(Process process, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var printed = new StringBuilder();
        var reading = ReadAsync(process.StandardOutput, printed, late.Token);
        var ended = process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(reading, ended) == ended)
        {
            late.CancelAfter(Late);
        }

        await reading;
        if (printed.Length > MostCharacters)
        {
            throw KeyText.Missing(KeyMessages.ProgramGivesNoKey(label));
        }

        await ended;
        return printed.ToString();
    }

    private static async Task ReadAsync(StreamReader output, StringBuilder printed, CancellationToken late)
    {
        var buffer = new char[4096];
        try
        {
            while (printed.Length <= MostCharacters && await output.ReadAsync(buffer, late) is > 0 and var length)
            {
                printed.Append(buffer, 0, length);
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended, or has taken too long; the second is told by whoever waits for its end.
        }
    }

    // It is read so that the program does not wait for a reader, and thrown away. Its end is not waited for: what the
    // program leaves running may hold it open.
    private static async Task DrainAsync(StreamReader errors)
    {
        var buffer = new char[4096];
        try
        {
            while (await errors.ReadAsync(buffer) > 0) { }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The program was ended.
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
