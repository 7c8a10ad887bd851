namespace DtsApply.Model;

/// <summary>The only place where exit codes are chosen. Scripts rely on them; every code has one meaning.</summary>
public static class ExitCode
{
    /// <summary>Done; nothing wrong.</summary>
    public const int Done = 0;

    /// <summary>An error of no other class.</summary>
    public const int Unclassified = 1;

    /// <summary>With --detailed-exitcode: changes are pending.</summary>
    public const int Pending = 2;

    /// <summary>The command line.</summary>
    public const int Usage = 64;

    /// <summary>Manifests or a plan file.</summary>
    public const int Manifests = 65;

    /// <summary>No answer, or throttled past all retries.</summary>
    public const int Unavailable = 69;

    /// <summary>A bug in this tool.</summary>
    public const int Bug = 70;

    /// <summary>The saved plan no longer fits the live state.</summary>
    public const int Stale = 73;

    /// <summary>A read-back differs, or RAM rewrote the trust.</summary>
    public const int Verification = 74;

    /// <summary>Partly applied; running again is safe.</summary>
    public const int Partial = 75;

    /// <summary>Not confirmed, or a safety rule.</summary>
    public const int Refused = 76;

    /// <summary>Credentials of another account, or permission denied.</summary>
    public const int Guard = 77;

    /// <summary>Credentials or configuration: missing, unknown, disabled, expired.</summary>
    public const int Credentials = 78;

    /// <summary>Hung up: the terminal is gone; stopped cleanly.</summary>
    public const int HungUp = 129;

    /// <summary>Interrupted; stopped cleanly.</summary>
    public const int Interrupted = 130;

    /// <summary>Terminated; stopped cleanly.</summary>
    public const int Terminated = 143;

    /// <summary>Whether a signal ended the run.</summary>
    public static bool IsSignal(int code) => code is HungUp or Interrupted or Terminated;

    // What is known before the first write stops the whole run with the first of these that applies.
    private static readonly int[] Precedence = [Manifests, Guard, Credentials, Unavailable, Stale, Refused];

    /// <summary>
    /// The code of several: the first in the order of precedence; of none, done; of others, the first given.
    /// </summary>
    public static int First(IEnumerable<int> codes)
    {
        var found = codes.Where(code => code is not Done).ToList();
        return found.Count is 0 ? Done : Precedence.Where(found.Contains).Append(found[0]).First();
    }
}
