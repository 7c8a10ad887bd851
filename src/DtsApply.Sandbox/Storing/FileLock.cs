namespace DtsApply.Sandbox.Storing;

/// <summary>
/// The lock beside the state file. Whoever opens, appends to, compacts or removes the state file holds it meanwhile;
/// the operating system lets go of it when a process ends, however it ends. The lock file itself is never removed: two
/// processes would each lock their own.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // EAGAIN of Linux, EWOULDBLOCK of macOS, ERROR_SHARING_VIOLATION of Windows: how .NET says that another process has
    // the file.
    private const int Again = 11;
    private const int WouldBlock = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Where the lock of a state file is.</summary>
    public static string PathOf(string statePath) => statePath + ".lock";

    public static async ValueTask<IDisposable> TakeAsync(string statePath, CancellationToken cancellationToken)
    {
        var path = PathOf(statePath);
        for (var began = Environment.TickCount64; ;)
        {
            StateLinks.Refuse(path);
            try
            {
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsHeld(held))
            {
                if (Environment.TickCount64 - began > Patience.TotalMilliseconds)
                {
                    throw new SandboxStateException(
                        path,
                        $"another process has held it for {Patience.TotalSeconds:0} seconds",
                        held
                    );
                }
            }

            // The wait is for another process, so it is real time whatever clock the sandbox has.
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }
    }

    /// <summary>Whether another process has the file open in a way that excludes ours.</summary>
    public static bool IsHeld(IOException problem) => problem.HResult is Again or WouldBlock or SharingViolation;
}
