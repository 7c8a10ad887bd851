using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DtsApply.Text;

namespace DtsApply.Messages;

/// <summary>What the served sandbox tells people.</summary>
internal static class SandboxMessages
{
    public const string Stopped = "stopped";

    public const string WithTheKeysAbove = "with the keys above; --write-profile FILE writes them as profiles";

    public const string AFreePort = "a free port, which its first line names";

    public const string ProfilesAreElsewhere = "profiles in the working folder are not read";

    /// <summary>That a server cannot listen at an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="reason">What the system says.</param>
    public static string CannotListen(IPEndPoint address, SocketError reason) =>
        string.Create(CultureInfo.InvariantCulture, $"port {address.Port} of {address.Address} ")
        + reason switch
        {
            SocketError.AddressAlreadyInUse => "is in use, by another sandbox or another program",
            SocketError.AccessDenied => "is not for this user",
            SocketError.AddressNotAvailable => "is at an address that this machine does not have",
            _ => $"cannot be listened at ({reason})",
        };

    public static string StateIsKept(string state) => $"state is kept in {TerminalEscape.Escape(state)}; Ctrl-C stops";

    /// <summary>Where the token of the sandbox's OIDC provider is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="subject">Whom the token is of.</param>
    /// <param name="provider">The provider's ARN in the first account.</param>
    public static string TokenIsIn(string path, string subject, string provider) =>
        $"a token of {TerminalEscape.Escape(subject)} is in {TerminalEscape.Escape(path)}, "
        + $"for a day and for {provider}";

    /// <summary>Where it is ready, after the word that says so.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="accounts">How many accounts it serves.</param>
    public static string IsAt(string address, int accounts) => $" at {address}, {Format.Count(accounts, "account")}";

    public static string IsEmpty(string state) => $"{TerminalEscape.Escape(state)} is empty";

    public static string IsRefused(string reason) => $"refused, {TerminalEscape.Escape(reason)}";
}
