using System.Net;
using System.Net.Sockets;

namespace DtsApply.Sandbox.Serving;

/// <summary>The system does not let a server listen at an address.</summary>
/// <param name="address">The address.</param>
/// <param name="reason">Why not.</param>
public sealed class AddressTakenException(IPEndPoint address, SocketException reason)
    : Exception(reason.Message, reason)
{
    /// <summary>The address.</summary>
    public IPEndPoint Address => address;

    /// <summary>Why not: usually another program listens there.</summary>
    public SocketError Reason => reason.SocketErrorCode;
}
