namespace DtsApply.Messages;

/// <summary>Why an address cannot be reached, and what to do about it.</summary>
internal static class ConnectionMessages
{
    public const string CertificateIsNotAccepted = "its certificate is not accepted";
    public const string NameCannotBeLookedUp = "its name cannot be looked up";
    public const string UnknownHost = "unknown host";
    public const string Refused = "connection refused";
    public const string NoNetwork = "there is no network to it";
    public const string NoWay = "there is no way to it";

    /// <summary>What to do where the cloud cannot be reached.</summary>
    public const string SeeWhetherThereIsANetwork =
        "see whether this machine has a network, a name server and, where it needs one, HTTPS_PROXY";

    /// <summary>What to do where nothing answers on this machine itself.</summary>
    public const string StartTheSandbox = "start it with dts-apply sandbox serve, or leave --endpoint out";

    /// <summary>What to do where nothing answers at another machine's address.</summary>
    public const string CheckTheEndpoint = "see whether that is the address meant by --endpoint, or leave it out";
}
