using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using DtsApply.Messages;

namespace DtsApply.Alibaba.OpenApi;

/// <summary>
/// Which addresses have answered in this run, and which certainly do not. As long as an address never answered, a
/// refused connection, an unknown host, a network without a way there and a refused certificate are final, and told
/// once for all accounts; once it did, they are the weather of networks, and waited out as any other. A timeout proves
/// nothing.
/// </summary>
internal sealed class ReachableHosts
{
    // Null is an address that answered.
    private readonly ConcurrentDictionary<string, Attempt?> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request certainly did not leave this machine whole.</summary>
    public static bool IsUnsent(HttpRequestException exception) =>
        exception.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    /// <summary>Notes that the address answered, whatever it said.</summary>
    public void Answers(string origin) => _known[origin] = null;

    /// <summary>What came of an earlier try at an address that cannot be reached; null where it may be.</summary>
    public Attempt? Unreached(string origin) => _known.GetValueOrDefault(origin);

    /// <summary>What a request that was not sent means.</summary>
    public Attempt Failed(string origin, HttpRequestException exception)
    {
        var attempt = new Attempt(null, null, Delivery.NotCarriedOut);
        return Final(exception) is not { } why
            ? attempt
            : _known.GetOrAdd(origin, attempt with { Instead = why, Unreached = origin }) ?? attempt;
    }

    private static string? Final(HttpRequestException exception) =>
        (exception.HttpRequestError, Cause(exception)) switch
        {
            (_, AuthenticationException) => ConnectionMessages.CertificateIsNotAccepted,
            (HttpRequestError.NameResolutionError, SocketException { SocketErrorCode: SocketError.TryAgain }) =>
                ConnectionMessages.NameCannotBeLookedUp,
            (HttpRequestError.NameResolutionError, SocketException) => ConnectionMessages.UnknownHost,
            (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => ConnectionMessages.Refused,
            (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }) =>
                ConnectionMessages.UnknownHost,
            (_, SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.NetworkDown }) =>
                ConnectionMessages.NoNetwork,
            (_, SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.HostDown }) =>
                ConnectionMessages.NoWay,
            _ => null,
        };

    private static Exception? Cause(Exception exception)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException or AuthenticationException)
            {
                return inner;
            }
        }

        return null;
    }
}
