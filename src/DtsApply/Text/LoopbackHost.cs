using System.Net;

namespace DtsApply.Text;

/// <summary>Addresses of this machine alone.</summary>
public static class LoopbackHost
{
    /// <summary>
    /// Whether an address is this machine's own: by number, or by the one name that is so by definition (RFC 6761).
    /// </summary>
    public static bool Is(Uri address) =>
        address.Host is "localhost"
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
