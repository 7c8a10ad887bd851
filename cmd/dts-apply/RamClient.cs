#if !OFFICIAL_SDK
using DtsApply.Alibaba;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Cmd;

/// <summary>
/// The client behind the door: that of this project. Where the build asks for the vendor's
/// (<c>-p:OfficialSdk=true</c>), the file beside this one stands in its place.
/// </summary>
internal static class RamClient
{
    /// <summary>Which one it is, for people.</summary>
    public const string Name = "built in";

    /// <summary>Opens the door.</summary>
    public static AlibabaCloud Open(CloudOptions options) => new(options);

    /// <summary>Opens the door to an embedded sandbox: it answers below the client, and nothing travels.</summary>
    public static Task<CloudConnection> OpenAsync(SandboxCloud sandbox, SandboxStore store, CloudOptions options)
    {
        var handler = new SandboxHandler(sandbox);
        var cloud = Open(options with { Handler = handler });
        return Task.FromResult<CloudConnection>(new(cloud, cloud, handler, store));
    }
}
#endif
