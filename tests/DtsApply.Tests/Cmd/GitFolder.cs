using System.Diagnostics;

namespace DtsApply.Tests.Cmd;

/// <summary>A real repository in a folder of a test, without anything of whoever runs the test in it.</summary>
/// <param name="folder">The folder.</param>
internal sealed class GitFolder(string folder)
{
    /// <summary>Makes the repository, with all that the folder holds in a first commit, called origin/main too.</summary>
    public GitFolder Begin()
    {
        Git("init", "-q", "-b", "main");
        return Commit();
    }

    /// <summary>Commits all that the folder holds.</summary>
    public GitFolder Commit()
    {
        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", "some");
        Git("update-ref", "refs/remotes/origin/main", "HEAD");
        return this;
    }

    /// <summary>Runs git in the folder; what it printed.</summary>
    public string Git(params string[] args) => GitWith("", args);

    /// <summary>Runs git in the folder with something to read.</summary>
    public string GitWith(string input, params string[] args)
    {
        var start = new ProcessStartInfo("git", args)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = folder;
        foreach (var who in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{who}_NAME"] = "Some One";
            start.Environment[$"GIT_{who}_EMAIL"] = "one@example.com";
            start.Environment[$"GIT_{who}_DATE"] = "2026-11-23T14:03:07Z";
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode is 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', args)}: {error.Result}");
    }
}
