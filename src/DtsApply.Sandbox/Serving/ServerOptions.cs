using System.Net;

namespace DtsApply.Sandbox.Serving;

/// <summary>How a sandbox is served.</summary>
/// <param name="Listen">Where, see <see cref="ListenAddress.TryParse"/>; port 0 picks a free one.</param>
public sealed record ServerOptions(IPEndPoint Listen)
{
    /// <summary>How many connections may be open at once; more are closed unanswered.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>The longest request line. A trust policy travels in it, percent-encoded.</summary>
    public int MaxRequestLine { get; init; } = 128 * 1024;

    /// <summary>The longest body.</summary>
    public int MaxBody { get; init; } = 1024 * 1024;

    /// <summary>Told of what went wrong inside the sandbox, such as a state file that cannot be written; the client got InternalError.</summary>
    public Action<Exception> Report { get; init; } = static _ => { };
}
