using DtsApply.Alibaba;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Storing;
#if OFFICIAL_SDK
using System.Net;
using DtsApply.AlibabaSdk;
using DtsApply.Sandbox.Serving;
#endif

namespace DtsApply.Cmd;

/// <summary>
/// The client behind the door: that of this project, or the vendor's where the build asks for it
/// (<c>-p:OfficialSdk=true</c>).
/// </summary>
internal static class RamClient
{
#if OFFICIAL_SDK
    /// <summary>Which one it is, for people.</summary>
    public const string Name = "official SDK";

    /// <summary>Opens the door.</summary>
    public static AlibabaCloud Open(CloudOptions options) => SdkCloud.Open(options);

    /// <summary>
    /// Has an embedded sandbox reached. The SDK takes no handler, so the sandbox is served inside the process, on a
    /// loopback port that is free.
    /// </summary>
    /// <returns>The options that lead there, and what to close after the door.</returns>
    public static async Task<(CloudOptions Options, IDisposable Closes)> ReachAsync(
        SandboxCloud sandbox,
        SandboxStore store,
        CloudOptions options
    )
    {
        var server = await SandboxServer.StartAsync(
            sandbox,
            store,
            new(new IPEndPoint(IPAddress.Loopback, 0)),
            CancellationToken.None
        );
        return (options with { Endpoint = server.Endpoint }, new Closing(server));
    }

    // The door is closed by then, and nothing is under way.
    private sealed class Closing(SandboxServer server) : IDisposable
    {
        public void Dispose() => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
#else
    /// <summary>Which one it is, for people.</summary>
    public const string Name = "built in";

    /// <summary>Opens the door.</summary>
    public static AlibabaCloud Open(CloudOptions options) => new(options);

    /// <summary>Has an embedded sandbox reached: it answers below the client, and nothing travels.</summary>
    /// <returns>The options that lead there, and what to close after the door.</returns>
    public static Task<(CloudOptions Options, IDisposable Closes)> ReachAsync(
        SandboxCloud sandbox,
        SandboxStore store,
        CloudOptions options
    )
    {
        var handler = new SandboxHandler(sandbox);
        return Task.FromResult<(CloudOptions, IDisposable)>((options with { Handler = handler }, handler));
    }
#endif
}
