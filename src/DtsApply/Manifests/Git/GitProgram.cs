using System.ComponentModel;
using System.Diagnostics;
using DtsApply.Disk;
using DtsApply.Messages;
using DtsApply.Model;

namespace DtsApply.Manifests.Git;

/// <summary>What git answered.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it complained of, in English; never shown.</param>
internal sealed record GitAnswer(int Code, string Out, string Error);

/// <summary>
/// The program git over one repository, which may be anyone's: nothing of its configuration is run (no hook, filter,
/// monitor, pager or alias), nothing is fetched, nothing is locked or checked out, and no variable leads elsewhere.
/// </summary>
/// <param name="program">The absolute path of git.</param>
/// <param name="top">The folder that holds <c>.git</c>.</param>
/// <param name="environment">Looks an environment variable up.</param>
internal sealed class GitProgram(string program, string top, Func<string, string?> environment)
{
    private const int MostCharacters = 64 << 10;

    /// <summary>How long one answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What git needs to run, and to find whom its user trusts (safe.directory); keys of clouds are none of its business.
    private static readonly string[] Passed =
    [
        "PATH",
        "HOME",
        "XDG_CONFIG_HOME",
        "USERPROFILE",
        "SystemRoot",
        "TMPDIR",
        "TEMP",
        "TMP",
        "DEVELOPER_DIR",
    ];

    // A setting of the command line wins over those of the repository.
    private static readonly string[] Settings =
    [
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.attributesFile=/dev/null",
        "core.pager=cat",
        "core.warnAmbiguousRefs=true",
        "protocol.allow=never",
        "safe.bareRepository=explicit",
    ];

    /// <summary>The folder that holds <c>.git</c>.</summary>
    public string Top => top;

    /// <summary>Finds git where its user or administrator put it, never in the repository that is read.</summary>
    /// <param name="top">The folder that holds <c>.git</c>.</param>
    /// <param name="workingFolder">The folder that the run works in.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <exception cref="GitException">There is none.</exception>
    public static GitProgram Find(string top, string workingFolder, Func<string, string?> environment) =>
        Programs.Find("git", environment("PATH"), workingFolder, top) is { } program
            ? new(program, top, environment)
            : throw new GitException(ExitCode.Credentials, GitMessages.GitIsNotFound);

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="GitException">It cannot be run, or takes too long.</exception>
    public GitAnswer Run(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        using var watch = new Watch(process);
        var (output, error) = ("", "");
        // Both at once, since it waits for whoever reads the one that is full.
        Task.WaitAll(
            Task.Run(() => output = Read(process.StandardOutput)),
            Task.Run(() => error = Read(process.StandardError))
        );
        process.WaitForExit();
        return watch.HasEnded
            ? throw new GitException(ExitCode.Credentials, GitMessages.TakesTooLong(Patience))
            : new(process.ExitCode, output, error);
    }

    /// <summary>Starts a command.</summary>
    /// <exception cref="GitException">It cannot be run.</exception>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            program,
            [
                "--no-pager",
                "--no-replace-objects",
                "--no-optional-locks",
                .. Settings.SelectMany(setting => (string[])["-c", setting]),
                .. arguments,
            ]
        )
        {
            WorkingDirectory = top,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment);
        try
        {
            return Process.Start(start) ?? throw new GitException(ExitCode.Credentials, GitMessages.GitIsNotFound);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new GitException(ExitCode.Credentials, GitMessages.GitIsNotFound);
        }
    }

    private void SetEnvironment(IDictionary<string, string?> variables)
    {
        variables.Clear();
        foreach (var name in Passed)
        {
            if (environment(name) is { } value)
            {
                variables[name] = value;
            }
        }

        variables["LC_ALL"] = "C";
        variables["GIT_NO_LAZY_FETCH"] = "1";
        variables["GIT_NO_REPLACE_OBJECTS"] = "1";
        variables["GIT_OPTIONAL_LOCKS"] = "0";
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["GIT_ATTR_NOSYSTEM"] = "1";
        // No protocol has this name, so none is allowed, whatever the repository's configuration allows.
        variables["GIT_ALLOW_PROTOCOL"] = "none";
        // The repository is the one that was found; git does not look further up.
        variables["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(top) ?? "";
    }

    private static string Read(StreamReader output)
    {
        var buffer = new char[MostCharacters];
        var length = output.ReadBlock(buffer);
        var rest = new char[4096];
        while (output.Read(rest) > 0) { }

        return new(buffer, 0, length);
    }

    /// <summary>Ends a process that takes too long for one answer.</summary>
    internal sealed class Watch : IDisposable
    {
        private readonly Timer _timer;

        public Watch(Process process) =>
            _timer = new(
                _ =>
                {
                    HasEnded = true;
                    End(process);
                },
                null,
                Patience,
                Timeout.InfiniteTimeSpan
            );

        /// <summary>Whether it was ended.</summary>
        public bool HasEnded { get; private set; }

        public void Dispose() => _timer.Dispose();
    }

    /// <summary>Ends a process, whatever it is at.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
