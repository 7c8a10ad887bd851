namespace DtsApply.Sandbox.Storing;

/// <summary>
/// The state file cannot be used: damaged, held by another process, or not ours. The message names it.
/// </summary>
public sealed class SandboxStateException : Exception
{
    internal SandboxStateException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether it was a state of the sandbox once, so that <c>sandbox reset</c> removes it.</summary>
    public bool IsDamaged { get; internal init; }
}
