using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace DtsApply.Sandbox.Serving;

/// <summary>Where the sandbox may listen, and by which names it may be called: on this machine only.</summary>
public static class ListenAddress
{
    private const string LocalName = "localhost";

    /// <summary>
    /// Reads an address such as <c>127.0.0.1:8787</c>, <c>localhost:0</c> or <c>[::1]:8787</c>; port 0 picks a free
    /// one.
    /// </summary>
    /// <param name="text">The address, with its port.</param>
    /// <param name="address">Where to listen.</param>
    /// <param name="problem">Why not, a sentence without a full stop.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out IPEndPoint? address,
        [NotNullWhen(false)] out string? problem
    )
    {
        var colon = text.LastIndexOf(':');
        var numeric = text.StartsWith(LocalName + ":", StringComparison.OrdinalIgnoreCase)
            ? $"{IPAddress.Loopback}{text[colon..]}"
            : text;
        problem = null;
        if (colon < 0 || colon == text.Length - 1 || text.EndsWith(']') || !IPEndPoint.TryParse(numeric, out address))
        {
            address = null;
            problem = $"'{text}' is no address with a port, such as 127.0.0.1:8787";
        }
        else if (!IPAddress.IsLoopback(address.Address))
        {
            address = null;
            problem = $"'{text}' is not a loopback address; the sandbox listens on this machine only";
        }

        return problem is null;
    }

    /// <summary>
    /// Whether a Host header names this machine. A page in a browser that was led here under another name does not get
    /// in.
    /// </summary>
    internal static bool IsLoopbackHost(string host)
    {
        var end = host.StartsWith('[')
            ? host.IndexOf(']', StringComparison.Ordinal) + 1
            : host.IndexOf(':', StringComparison.Ordinal);
        var name = end > 0 ? host[..end] : host;
        var port = end > 0 ? host[end..] : "";
        return (port.Length is 0 || (port[0] is ':' && ushort.TryParse(port.AsSpan(1), out _)))
            && (
                string.Equals(name, LocalName, StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
            );
    }
}
