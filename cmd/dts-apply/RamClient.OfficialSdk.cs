#if OFFICIAL_SDK
using System.Net;
using DtsApply.Alibaba;
using DtsApply.AlibabaSdk;
using DtsApply.Applying;
using DtsApply.Live;
using DtsApply.Sandbox;
using DtsApply.Sandbox.Serving;
using DtsApply.Sandbox.Storing;

namespace DtsApply.Cmd;

/// <summary>The client behind the door: the vendor's.</summary>
internal static class RamClient
{
    /// <summary>Which one it is, for people.</summary>
    public const string Name = "official SDK";

    /// <summary>Opens the door.</summary>
    public static AlibabaCloud Open(CloudOptions options) => SdkCloud.Open(options);

    /// <summary>
    /// Opens the door to an embedded sandbox. The SDK takes no handler, so the sandbox is served inside the process, on
    /// a loopback port that is free.
    /// </summary>
    public static async Task<CloudConnection> OpenAsync(SandboxCloud sandbox, SandboxStore store, CloudOptions options)
    {
        var served = new Served();
        var server = await SandboxServer.StartAsync(
            sandbox,
            store,
            new(new IPEndPoint(IPAddress.Loopback, 0)) { Report = served.Report },
            CancellationToken.None
        );
        var cloud = Open(options with { Endpoint = server.Endpoint });
        return new(new ServedCloud(cloud, served), cloud, new Closing(server), store);
    }

    // The door is closed by then, and nothing is under way.
    private sealed class Closing(SandboxServer server) : IDisposable
    {
        public void Dispose() => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What the sandbox could not keep, which a server tells its clients as an internal error.</summary>
    private sealed class Served
    {
        private SandboxStateException? _problem;

        public void Report(Exception problem) => _problem = problem as SandboxStateException ?? _problem;

        public CloudException Told(CloudException failure) =>
            failure.Kind is FailureKind.Lost && _problem is { } problem
                ? SandboxHandler.NotKept(failure.Action ?? "a call", problem)
                : failure;
    }

    /// <summary>The door of a sandbox that is served in this process.</summary>
    private sealed class ServedCloud(ICloud cloud, Served served) : ForwardingCloud(cloud)
    {
        protected override async Task<string> AroundAsync(Func<Task<string>> write)
        {
            try
            {
                return await write();
            }
            catch (CloudException failure) when (served.Told(failure) is var told && told != failure)
            {
                throw told;
            }
        }
    }
}
#endif
