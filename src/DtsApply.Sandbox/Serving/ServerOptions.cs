using System.Net;

namespace DtsApply.Sandbox.Serving;

/// <summary>How a sandbox is served.</summary>
/// <param name="Listen">Where, see <see cref="ListenAddress.TryParse"/>; port 0 picks a free one.</param>
public sealed record ServerOptions(IPEndPoint Listen)
{
    /// <summary>How many connections may be open at once; more are closed unanswered.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>
    /// The longest request line, in bytes. Official clients send all parameters in it, percent-encoded, which may make
    /// three bytes of one: whatever a body could hold reaches the service here too, so that too much of it is told by
    /// the service's own error and not by an empty 414.
    /// </summary>
    public int MaxRequestLine { get; init; } = 32 * 1024 * 1024;

    /// <summary>The longest body, in bytes (RAM help: 10 MB for a POST).</summary>
    public int MaxBody { get; init; } = 10 * 1024 * 1024;

    /// <summary>
    /// Told of what went wrong inside the sandbox, such as a state file that cannot be written; the client got
    /// InternalError.
    /// </summary>
    public Action<Exception> Report { get; init; } = static _ => { };
}
