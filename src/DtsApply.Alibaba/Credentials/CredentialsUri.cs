using System.Net;
using System.Net.Sockets;
using DtsApply.Live;
using DtsApply.Messages;
using DtsApply.Text;

namespace DtsApply.Alibaba.Credentials;

/// <summary>A broker that hands out keys at an address: loopback or link-local ones by HTTP, others by HTTPS.</summary>
/// <param name="label">How screens name it.</param>
/// <param name="address">The address.</param>
/// <param name="services">Asks it.</param>
internal sealed class CredentialsUri(string label, Uri address, LocalServices services) : IKeySource
{
    public string Label => label;

    public bool CanRenew => true;

    /// <summary>An address that may be asked.</summary>
    /// <param name="text">As it is written in a profile or variable.</param>
    /// <param name="place">Where it is written.</param>
    /// <exception cref="CloudException">It is no such address.</exception>
    public static Uri Address(string text, string place) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.UserInfo.Length is 0
        && (address.Scheme is "https" || (address.Scheme is "http" && IsNear(address)))
            ? address
            : throw KeyText.Missing(KeyMessages.AddressMayNotBeAsked(place));

    public async Task<AccessKey> FetchAsync(CancellationToken cancellationToken) =>
        GivenKey.FromService(await services.AskAsync(HttpMethod.Get, address, null, cancellationToken))?.Named(label)
        ?? throw KeyText.Missing(KeyMessages.BrokerGivesNoKey(label));

    // A name could be looked up to anything, but for the one that is loopback by definition.
    private static bool IsNear(Uri address) =>
        LoopbackHost.Is(address)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.IsIPv6LinkLocal || IsLinkLocal(ip)));

    private static bool IsLinkLocal(IPAddress ip) =>
        ip.AddressFamily is AddressFamily.InterNetwork && ip.GetAddressBytes() is [169, 254, ..];
}
