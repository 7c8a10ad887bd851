using DtsApply.Alibaba;
using Door = DtsApply.Alibaba.AlibabaCloud;

namespace DtsApply.AlibabaSdk;

/// <summary>The door to RAM and STS whose signed calls the vendor's SDK sends.</summary>
public static class SdkCloud
{
    /// <summary>Opens it. Keys, proofs, retries, budgets and messages are those of the door itself.</summary>
    /// <param name="options">
    /// How the service is reached. The SDK takes no handler: a sandbox has to be served on a loopback port.
    /// </param>
    public static Door Open(CloudOptions options) => new(options, transport => new SdkTransport(transport));
}
